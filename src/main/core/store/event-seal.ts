import { hash } from 'node:crypto'

/** What the seal of a log entry covers: every column. */
export interface SealedEvent {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly type: string
  readonly subject: string
  readonly label: string
  /** JSON as it is stored. */
  readonly details: string
  readonly change: number | null
  readonly customer: number | null
}

/** What stands before the first entry. */
export const UNSEALED: Uint8Array = new Uint8Array(32)

/**
 * The seal of an entry: SHA-256 over the seal before it and the entry itself. Whoever changes, removes or inserts an
 * entry breaks every seal after it (invariant 21).
 */
export function sealOf(before: Uint8Array, event: SealedEvent): Uint8Array {
  const { seq, at, actor, type, subject, label, details, change, customer } = event
  const text = JSON.stringify([seq, at, actor, type, subject, label, details, change, customer])
  // As text and made bytes here: a buffer that comes out of the hash itself takes several times as long.
  return Buffer.from(hash('sha256', Buffer.concat([before, Buffer.from(text)]), 'binary'), 'binary')
}
