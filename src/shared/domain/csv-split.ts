/**
 * Splits one line at any of the given separators, quotes respected. For looking at the shape of a file and for mending
 * single lines; whole files are read by a real CSV parser.
 */
export function splitLine(line: string, separators: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  let start = 0
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at)
    if (isQuoted) {
      if (char !== '"') cell += char
      else if (line.charAt(at + 1) === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (char === '"' && at === start) {
      isQuoted = true
    } else if (separators.includes(char)) {
      cells.push(cell)
      cell = ''
      start = at + 1
    } else cell += char
  }
  cells.push(cell)
  return cells
}
