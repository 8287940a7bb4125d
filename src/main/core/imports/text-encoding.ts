import { isUtf8 } from 'node:buffer'
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import iconv from 'iconv-lite'
import type { Encoding } from '../../../shared/contract/imports.ts'

const CHUNK_BYTES = 1 << 18

/** What was found out about a file's bytes while it was copied. */
export interface ByteFacts {
  readonly head: Buffer
  readonly isValidUtf8: boolean
  /** Offset of the first NUL byte; -1: there is none. */
  readonly firstNul: number
}

/** The encoding of a text file, or null when it is no text: marks first, then the pattern of NUL bytes, then UTF-8, else Windows-1252. */
export function detectEncoding(facts: ByteFacts): Encoding | null {
  const mark = markOf(facts.head)
  if (mark !== null) return mark.encoding
  if (facts.firstNul >= 0 && facts.firstNul < facts.head.length) return utf16WithoutMark(facts.head)
  return facts.isValidUtf8 ? 'utf-8' : 'windows-1252'
}

/** The byte order mark at the start of a file, if any. */
export function markOf(head: Buffer): { readonly encoding: Encoding; readonly length: number } | null {
  const hex = head.subarray(0, 3).toString('hex')
  if (hex === 'efbbbf') return { encoding: 'utf-8', length: 3 }
  if (hex.startsWith('fffe')) return { encoding: 'utf-16le', length: 2 }
  if (hex.startsWith('feff')) return { encoding: 'utf-16be', length: 2 }
  return null
}

/** Latin text in UTF-16 has a NUL in every second byte. */
function utf16WithoutMark(head: Buffer): Encoding | null {
  const length = head.length - (head.length % 2)
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 2) {
    if (head[at] === 0) even += 1
    if (head[at + 1] === 0) odd += 1
  }
  const pairs = length / 2
  if (odd > pairs * 0.6 && even < pairs * 0.05) return 'utf-16le'
  if (even > pairs * 0.6 && odd < pairs * 0.05) return 'utf-16be'
  return null
}

/** Where a piece of UTF-8 may be cut without cutting a character in two: its length, or up to three bytes less. */
export function utf8Cut(bytes: Uint8Array, length: number): number {
  for (let back = 1; back <= Math.min(3, length); back += 1) {
    const byte = bytes[length - back] as number
    if (byte < 0x80) return length
    if (byte < 0xc0) continue
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return needed > back ? length - back : length
  }
  return length
}

/** Follows a stream of chunks and tells whether all of it is valid UTF-8. */
export function createUtf8Check(): {
  add(chunk: Buffer): void
  /** No character of the chunk before is still open. */
  isBetweenCharacters(): boolean
  isValid(): boolean
} {
  let rest: Buffer = Buffer.alloc(0)
  let isValid = true
  return {
    add: (chunk) => {
      if (!isValid) return
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      const cut = utf8Cut(bytes, bytes.length)
      isValid = isUtf8(bytes.subarray(0, cut))
      rest = Buffer.from(bytes.subarray(cut))
    },
    isBetweenCharacters: () => rest.length === 0,
    isValid: () => isValid && rest.length === 0,
  }
}

/** Writes a file anew as UTF-8, so that from then on byte offsets are exact; returns how many characters could not be read. */
export function writeUtf8Copy(from: string, to: string, encoding: Encoding, skipBytes: number): number {
  const decoder = iconv.getDecoder(encoding === 'windows-1252' ? 'win1252' : encoding, { stripBOM: false })
  const source = openSync(from, 'r')
  const target = openSync(to, 'w')
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
  let unreadable = 0
  const write = (text: string | undefined): void => {
    if (text === undefined || text === '') return
    unreadable += text.split('\ufffd').length - 1
    writeSync(target, text)
  }
  try {
    let at = skipBytes
    for (;;) {
      const length = readSync(source, buffer, 0, CHUNK_BYTES, at)
      if (length === 0) break
      at += length
      write(decoder.write(buffer.subarray(0, length)))
    }
    write(decoder.end())
    return unreadable
  } finally {
    closeSync(source)
    closeSync(target)
  }
}
