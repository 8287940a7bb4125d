import { readFileSync, statSync } from 'node:fs'
import type { Encoding, FileNotice } from '../../../shared/contract/imports.ts'
import { countLineEnds } from './line-count.ts'
import { BINARY, foreignKind } from './source-kind.ts'
import type { StagedCopy } from './stage-source.ts'
import { readTextHead } from './text-head.ts'
import { detectEncoding, markOf, writeUtf8Copy } from './text-encoding.ts'
import { unreadable } from './unreadable.ts'

/** The largest listing that is read as one text; the largest organization there is fills a quarter of it. */
export const MAX_LISTING_BYTES = 100 << 20

/** A staged file as UTF-8 text. */
export interface TextReading {
  readonly encoding: Encoding
  readonly path: string
  /** Behind the byte order mark, if there is one. */
  readonly startByte: number
  readonly bytes: number
  /** The whole text when it is JSON; null for tables. */
  readonly json: string | null
  readonly notices: readonly FileNotice[]
}

/** Reads a staged file as text, in the wanted encoding or the one that is found. Refuses what is no text, by its name. */
export function readText(copy: StagedCopy, name: string, wanted?: Encoding): TextReading {
  if (copy.sizeBytes === 0) {
    throw unreadable(name, 'The file is empty.', 'Choose a file with a header and at least one account.')
  }
  const foreign = foreignKind(copy.head)
  if (foreign !== null) throw unreadable(name, foreign.why, foreign.next)
  const encoding = wanted ?? detectEncoding(copy)
  if (encoding === null || (encoding === 'utf-8' && copy.firstNul >= 0)) throw notText(copy, name)
  const mark = markOf(copy.head)
  const markBytes = mark?.encoding === encoding ? mark.length : 0
  const isAsIs = encoding === 'utf-8' && copy.isValidUtf8
  const path = isAsIs ? copy.path : `${copy.path}.utf-8`
  const lost = isAsIs ? (copy.hasReplacements ? 1 : 0) : writeUtf8Copy(copy.path, path, encoding, markBytes)
  const place = {
    path,
    startByte: isAsIs ? markBytes : 0,
    bytes: isAsIs ? copy.sizeBytes : statSync(path).size,
  }
  return {
    encoding,
    ...place,
    json: jsonText(place, name),
    notices: encodingNotices(encoding, lost > 0),
  }
}

/** Binary data, or a text that a NUL byte strayed into. */
function notText(copy: StagedCopy, name: string): Error {
  const controls = copy.head.reduce((sum, byte) => sum + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0)
  if (copy.firstNul < 0 || controls > copy.head.length / 50) return unreadable(name, BINARY.why, BINARY.next)
  const line = countLineEnds(copy.path, 0, copy.firstNul, '\n') + 1
  const why = `Line ${line} holds a NUL byte, so the file is damaged or is not text.`
  return unreadable(name, why, 'Export it again where it comes from, and choose the new file.', line)
}

/** The text, when its first character is that of a JSON document; one line of a table never begins so. */
function jsonText(
  reading: { readonly path: string; readonly startByte: number; readonly bytes: number },
  name: string,
): string | null {
  const head = readTextHead(reading.path, reading.startByte)
  const first = head.lines
    .find((line) => line.trim() !== '')
    ?.trimStart()
    .charAt(0)
  if (first !== '{' && first !== '[') return null
  if (reading.bytes > MAX_LISTING_BYTES) {
    const why = 'This JSON file is larger than 100 MB; a listing of the largest organization has about 25 MB.'
    throw unreadable(name, why, 'Choose the output of “aws organizations list-accounts”.')
  }
  return wholeText(reading)
}

/** The whole of a text. Read as bytes first: reading it as text takes three times as long. */
export function wholeText({ path, startByte }: Pick<TextReading, 'path' | 'startByte'>): string {
  return readFileSync(path).toString('utf8', startByte)
}

function encodingNotices(encoding: Encoding, isLossy: boolean): FileNotice[] {
  const notices: FileNotice[] = []
  if (encoding !== 'utf-8') {
    const label = encoding === 'windows-1252' ? 'Windows-1252' : 'UTF-16'
    const message = `The file is not in UTF-8; it was read as ${label}. Look at names with special letters, and choose another encoding if they look wrong.`
    notices.push({ code: 'W_ENCODING', level: 'warning', message, raw: null, read: null })
  }
  if (isLossy) {
    const message =
      'Some characters could not be read and stand as “\ufffd”. Choose another encoding, or export the file as UTF-8.'
    notices.push({ code: 'W_ENCODING', level: 'warning', message, raw: null, read: null })
  }
  return notices
}
