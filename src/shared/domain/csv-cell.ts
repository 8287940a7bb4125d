/** Writes one cell so that a reader of RFC 4180 reads it back the same. */
export function csvCell(text: string, separator: string): string {
  const needsQuotes =
    text.includes(separator) ||
    text.includes('"') ||
    text.includes('\n') ||
    text.includes('\r') ||
    /^\s|\s$/.test(text)
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text
}
