import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { MAX_ELEMENT_BYTES, type RunCursor } from './run-merge.ts'

const BUFFER_BYTES = 1 << 17
/** id (2 + 4 bytes), record (4), facet (2), length of the element (2). */
const HEAD_BYTES = 14

/** Writes a sorted run to a file, ready to be merged and bound without another look at its rows. */
export function writeRunFile(path: string, cursor: RunCursor): void {
  const file = openSync(path, 'w')
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES)
  let end = 0
  try {
    while (cursor.next()) {
      if (end > BUFFER_BYTES - HEAD_BYTES - MAX_ELEMENT_BYTES) {
        writeSync(file, buffer, 0, end)
        end = 0
      }
      const elementEnd = cursor.writeElement(buffer, end + HEAD_BYTES)
      const high = Math.floor(cursor.id / 2 ** 32)
      buffer.writeUInt16LE(high, end)
      buffer.writeUInt32LE(cursor.id - high * 2 ** 32, end + 2)
      buffer.writeUInt32LE(cursor.record, end + 6)
      buffer.writeUInt16LE(cursor.facet, end + 10)
      buffer.writeUInt16LE(elementEnd - end - HEAD_BYTES, end + 12)
      end = elementEnd
    }
    writeSync(file, buffer, 0, end)
  } finally {
    closeSync(file)
  }
}

/** Reads a run back from its file. */
export function openRunFile(path: string): RunCursor {
  const file = openSync(path, 'r')
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES)
  let filled = 0
  let at = 0
  let length = 0

  /** Makes sure that `wanted` bytes lie from `at` on; false at the end of the file. */
  function have(wanted: number): boolean {
    if (filled - at >= wanted) return true
    buffer.copyWithin(0, at, filled)
    filled -= at
    at = 0
    filled += readSync(file, buffer, filled, BUFFER_BYTES - filled, null)
    return filled >= wanted
  }

  const cursor: RunCursor = {
    id: -1,
    record: -1,
    facet: 0,
    next: () => {
      at += length
      length = 0
      if (!have(HEAD_BYTES)) return false
      cursor.id = buffer.readUInt16LE(at) * 2 ** 32 + buffer.readUInt32LE(at + 2)
      cursor.record = buffer.readUInt32LE(at + 6)
      cursor.facet = buffer.readUInt16LE(at + 10)
      length = buffer.readUInt16LE(at + 12)
      at += HEAD_BYTES
      if (!have(length)) throw new Error('a staged run ends in the middle of a row')
      return true
    },
    writeElement: (target, to) => {
      // A few bytes are copied faster by hand than by a call.
      for (let index = 0; index < length; index += 1) target[to + index] = buffer[at + index] as number
      return to + length
    },
    close: () => closeSync(file),
  }
  return cursor
}
