import { foldCase } from './folded-text.ts'

/** What a search text asks for. */
export type Needle =
  /** Ids in a range: `1234*`, or one or two digits, are the start of an id. */
  | { readonly kind: 'id-range'; readonly from: number; readonly to: number }
  /** Part of an id, name or email, case folded. */
  | { readonly kind: 'part'; readonly text: string }

/** Reads a search text; null when it is empty. Ids may be pasted with spaces or dashes. */
export function readNeedle(search: string | undefined): Needle | null {
  const text = foldCase((search ?? '').trim())
  if (text === '') return null
  const joined = text.replace(/[\s\-\u2010-\u2015]/g, '')
  const start = /^(\d{1,12})\*$/.exec(joined)?.[1] ?? /^\d{1,2}$/.exec(joined)?.[0]
  if (start !== undefined) {
    const width = 10 ** (12 - start.length)
    return { kind: 'id-range', from: Number(start) * width, to: (Number(start) + 1) * width - 1 }
  }
  return { kind: 'part', text: /^\d{12}$/.test(joined) ? joined : text }
}
