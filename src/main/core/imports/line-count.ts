import { closeSync, openSync, readSync } from 'node:fs'

const CHUNK_BYTES = 1 << 18

/** How many line ends lie in a stretch of a file. */
export function countLineEnds(path: string, from: number, to: number, newline: '\n' | '\r'): number {
  const file = openSync(path, 'r')
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
  const wanted = newline.charCodeAt(0)
  let ends = 0
  try {
    for (let at = from; at < to;) {
      const length = readSync(file, buffer, 0, Math.min(CHUNK_BYTES, to - at), at)
      if (length === 0) break
      for (let index = 0; index < length; index += 1) if (buffer[index] === wanted) ends += 1
      at += length
    }
    return ends
  } finally {
    closeSync(file)
  }
}
