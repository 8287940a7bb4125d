import { awsStateCode, modelCode } from '../pool/account-codes.ts'
import type { AccountDraft } from '../../../shared/domain/account-row.ts'
import { header, maxTextBytes, readText, writeInteger, writeText } from './jsonb-bytes.ts'

/**
 * How an accepted row is kept until it is stored. Id, marketplace and model share one number: id · 8192 + facet, where
 * the facet is marketplace · 2 + model - 1. A row without texts is that number; one with texts is an array of it and them.
 */
export const FACETS = 8192

/** The facet of a draft. */
export function facetOf(draft: AccountDraft): number {
  const { marketplace, model } = draft
  if (marketplace === null || model === null) throw new Error('only accepted rows have a facet')
  return marketplace.key * 2 + modelCode(model) - 1
}

/** The parts of a facet, as the store writes them. */
export function facetColumns(facet: number): { readonly marketplace: number; readonly model: number } {
  return { marketplace: facet >> 1, model: (facet & 1) + 1 }
}

/** Writes the texts of a draft as JSONB values one after the other; returns their end. */
export function writeDraftTexts(target: Buffer, at: number, draft: AccountDraft): number {
  let next = writeText(target, at, draft.name)
  next = writeText(target, next, draft.email)
  next =
    draft.awsState === null
      ? writeText(target, next, null)
      : writeInteger(target, next, awsStateCode(draft.awsState))
  return writeText(target, next, draft.note)
}

/** The most bytes the texts of a draft may take. */
export function maxDraftTextBytes(draft: AccountDraft): number {
  return maxTextBytes(draft.name) + maxTextBytes(draft.email) + maxTextBytes(draft.note) + 4
}

/** Writes the element of a row without texts. */
export function writePlainElement(target: Buffer, at: number, id: number, facet: number): number {
  return writeInteger(target, at, id * FACETS + facet)
}

/** Writes the element of a row with texts that `writeDraftTexts` wrote before. */
export function writeTextElement(
  target: Buffer,
  at: number,
  row: {
    readonly id: number
    readonly facet: number
    readonly texts: Buffer
    readonly from: number
    readonly to: number
  },
): number {
  // The size of the array is only known afterwards: two size bytes hold any row.
  const numberEnd = writeInteger(target, at + 3, row.id * FACETS + row.facet)
  row.texts.copy(target, numberEnd, row.from, row.to)
  const end = numberEnd + row.to - row.from
  target[at] = 0xdb
  target.writeUInt16BE(end - at - 3, at + 1)
  return end
}

/** What an element says, for comparing it with what the pool holds. */
export interface StoredDraft {
  readonly id: number
  readonly marketplace: number
  readonly model: number
  readonly name: string | null
  readonly email: string | null
  readonly awsState: number | null
  readonly note: string | null
}

/** Reads an element back. */
export function readElement(source: Uint8Array, at: number): StoredDraft {
  const whole = header(source, at)
  const isPlain = whole.type === 0x3
  const numberAt = isPlain ? at : whole.start
  const packed = Number(readText(source, numberAt).text)
  const facet = packed % FACETS
  const base = { id: (packed - facet) / FACETS, ...facetColumns(facet) }
  if (isPlain) return { ...base, name: null, email: null, awsState: null, note: null }
  const name = readText(source, header(source, numberAt).end)
  const email = readText(source, name.next)
  const awsState = readText(source, email.next)
  const note = readText(source, awsState.next)
  return {
    ...base,
    name: name.text,
    email: email.text,
    awsState: awsState.text === null ? null : Number(awsState.text),
    note: note.text,
  }
}
