import { isAscii } from 'node:buffer'
import {
  closeSync,
  fstatSync,
  openSync,
  readSync,
  statSync,
  writeFileSync,
  writeSync,
  type Stats,
} from 'node:fs'
import { createUtf8Check, type ByteFacts } from './text-encoding.ts'
import { unreadable } from './unreadable.ts'

const CHUNK_BYTES = 1 << 20
const HEAD_BYTES = 1 << 16

/** A file as it lies in the staging folder; from here on the original may change or vanish. */
export interface StagedCopy extends ByteFacts {
  readonly path: string
  readonly sizeBytes: number
  /** The character U+FFFD stands in it: an earlier conversion lost something. */
  readonly hasReplacements: boolean
}

/** Called with each chunk once it is copied, so that the copy can be watched, stopped and hashed. */
export type OnBytes = (copied: number, total: number, chunk: Buffer) => Promise<void>

/** Copies a file into the staging folder. Refuses with a sentence when it is no regular file, cannot be read, or changes meanwhile. */
export async function stageFile(
  source: { readonly path: string; readonly name: string },
  target: string,
  onBytes: OnBytes,
): Promise<StagedCopy> {
  const input = openSource(source)
  try {
    const before = fstatSync(input)
    const copy = await copyBytes(input, target, before.size, onBytes)
    refuseIfChanged(source, before, fstatSync(input), copy.sizeBytes)
    return copy
  } finally {
    closeSync(input)
  }
}

/** Writes a pasted text into the staging folder. */
export function stageText(text: string, target: string): StagedCopy {
  const bytes = Buffer.from(text, 'utf8')
  writeFileSync(target, bytes)
  return {
    path: target,
    sizeBytes: bytes.length,
    head: bytes.subarray(0, HEAD_BYTES),
    isValidUtf8: true,
    firstNul: bytes.indexOf(0),
    hasReplacements: text.includes('\ufffd'),
  }
}

function openSource({ path, name }: { readonly path: string; readonly name: string }): number {
  try {
    // Looked at before it is opened: opening a pipe would wait for whoever writes into it.
    const facts = statSync(path)
    if (facts.isDirectory()) {
      throw unreadable(name, 'This is a folder, not a file.', 'Choose the files inside it.')
    }
    if (!facts.isFile()) throw unreadable(name, 'This is not a regular file.', 'Choose a file on a disk.')
    return openSync(path, 'r')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT') {
      throw unreadable(name, 'The file is no longer there.', 'Choose it again where it is now.')
    }
    if (code === 'EACCES' || code === 'EPERM' || code === 'EBUSY') {
      const next = 'Close the program that has it open, or ask for the right to read it, and choose it again.'
      throw unreadable(name, 'The system does not let us read the file.', next)
    }
    throw error
  }
}

async function copyBytes(input: number, target: string, size: number, onBytes: OnBytes): Promise<StagedCopy> {
  const output = openSync(target, 'w')
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
  const utf8 = createUtf8Check()
  let head = Buffer.alloc(0)
  let sizeBytes = 0
  let firstNul = -1
  let hasReplacements = false
  try {
    for (;;) {
      const length = readSync(input, buffer, 0, CHUNK_BYTES, sizeBytes)
      if (length === 0) break
      const chunk = buffer.subarray(0, length)
      if (sizeBytes === 0) head = Buffer.from(chunk.subarray(0, HEAD_BYTES))
      // Nearly all files are plain ASCII, about which nothing more has to be found out.
      const isPlain = isAscii(chunk) && utf8.isBetweenCharacters()
      if (!isPlain) utf8.add(chunk)
      if (firstNul < 0) {
        const nul = chunk.indexOf(0)
        if (nul >= 0) firstNul = sizeBytes + nul
      }
      hasReplacements ||= !isPlain && chunk.includes('\ufffd', 0, 'utf8')
      writeSync(output, chunk)
      sizeBytes += length
      await onBytes(sizeBytes, size, chunk)
    }
  } finally {
    closeSync(output)
  }
  return { path: target, sizeBytes, head, isValidUtf8: utf8.isValid(), firstNul, hasReplacements }
}

function refuseIfChanged(
  { path, name }: { readonly path: string; readonly name: string },
  before: Stats,
  after: Stats,
  copied: number,
): void {
  const now = statSync(path, { throwIfNoEntry: false })
  if (now === undefined) {
    throw unreadable(name, 'The file vanished while it was read.', 'Choose it again where it is now.')
  }
  const isSame = (other: Stats): boolean =>
    other.size === before.size && other.mtimeMs === before.mtimeMs && other.ino === before.ino
  if (copied !== before.size || !isSame(after) || !isSame(now)) {
    throw unreadable(
      name,
      'The file changed while it was read.',
      'Wait until the program that writes it is done, and choose it again.',
    )
  }
}
