import { closeSync, openSync, readSync, writeSync } from 'node:fs'

const WRITTEN_VALUES = 256
const READ_BYTES = 1 << 18
const LINE_FEED = 10

/** Writes values as JSON, some hundred to a line, with commas between them; must be closed. */
export interface LineWriter {
  add(value: unknown): void
  close(): void
}

/** Opens a file for writing lines; what it held before is gone. */
export function writeLines(path: string): LineWriter {
  const file = openSync(path, 'w')
  let waiting: unknown[] = []
  const flush = (): void => {
    if (waiting.length === 0) return
    // One array is made into text much quicker than each of its values by itself.
    writeSync(file, `${JSON.stringify(waiting).slice(1, -1)}\n`)
    waiting = []
  }
  return {
    add: (value) => {
      waiting.push(value)
      if (waiting.length === WRITTEN_VALUES) flush()
    },
    close: () => {
      flush()
      closeSync(file)
    },
  }
}

/**
 * Reads a file of lines in pieces of some hundred, each as the text of one JSON array, whatever the file's length. Yields
 * nothing when there is no such file.
 */
export function* readLines(path: string): Generator<string> {
  const file = openIfThere(path)
  if (file === null) return
  const buffer = Buffer.allocUnsafe(READ_BYTES)
  let rest: Buffer = Buffer.alloc(0)
  try {
    for (;;) {
      const length = readSync(file, buffer, 0, READ_BYTES, null)
      if (length === 0) break
      const bytes = Buffer.concat([rest, buffer.subarray(0, length)])
      const end = bytes.lastIndexOf(LINE_FEED)
      if (end > 0) yield arrayOf(bytes.subarray(0, end))
      rest = bytes.subarray(end + 1)
    }
    if (rest.length > 0) yield arrayOf(rest)
  } finally {
    closeSync(file)
  }
}

/** JSON writes line feeds inside texts as `\n`, so one in the file always ends a line. */
function arrayOf(lines: Buffer): string {
  return `[${lines.toString('utf8').replaceAll('\n', ',')}]`
}

function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
