import { closeSync, openSync, readSync } from 'node:fs'
import { utf8Cut } from './text-encoding.ts'

const HEAD_BYTES = 1 << 17
const MAX_LINES = 300

/** The first lines of a text file, and where each begins. */
export interface TextHead {
  readonly lines: readonly string[]
  readonly starts: readonly number[]
  readonly newline: '\n' | '\r'
  /** All of the file is in `lines`. */
  readonly isWhole: boolean
}

/** Reads the first lines of a UTF-8 file from a byte on. */
export function readTextHead(path: string, fromByte: number): TextHead {
  const buffer = Buffer.allocUnsafe(HEAD_BYTES)
  const file = openSync(path, 'r')
  let length = 0
  try {
    for (;;) {
      const got = readSync(file, buffer, length, HEAD_BYTES - length, fromByte + length)
      if (got === 0 || length + got === HEAD_BYTES) {
        length += got
        break
      }
      length += got
    }
  } finally {
    closeSync(file)
  }
  const isCut = length === HEAD_BYTES
  const text = buffer.toString('utf8', 0, isCut ? utf8Cut(buffer, length) : length)
  const newline = text.includes('\n') || !text.includes('\r') ? '\n' : '\r'
  const raw = text.split(newline)
  // The last line may be cut in the middle, unless it is the only one.
  if (isCut && raw.length > 1) raw.pop()
  const starts: number[] = []
  let at = fromByte
  for (const line of raw) {
    starts.push(at)
    at += Buffer.byteLength(line) + 1
  }
  return {
    lines: raw.slice(0, MAX_LINES).map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line)),
    starts: starts.slice(0, MAX_LINES + 1),
    newline,
    isWhole: !isCut && raw.length <= MAX_LINES,
  }
}
