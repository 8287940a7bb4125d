import { z } from 'zod'

/** An AWS account id: a text of exactly twelve digits; leading zeros are real (CB-16, AWS Organizations API `AccountId`). */
export const AccountId = z
  .string()
  .regex(/^\d{12}$/, 'An AWS account ID has exactly twelve digits.')
  .brand<'AccountId'>()
export type AccountId = z.infer<typeof AccountId>

/** True for exactly twelve ASCII digits. */
export function isAccountId(text: string): text is AccountId {
  return /^\d{12}$/.test(text)
}

/** The number the store keeps for an account id; twelve digits fit a double without loss. */
export function accountIdToNumber(id: AccountId): number {
  return Number(id)
}

/** The account id behind a stored number, zeros in front restored. */
export function accountIdFromNumber(stored: number): AccountId {
  return String(stored).padStart(12, '0') as AccountId
}

/** Ids that AWS uses as placeholders in its documentation: never a customer's account (W_ID_EXAMPLE). */
const DOCUMENTATION_IDS: ReadonlySet<string> = new Set([
  '000000000000',
  '012345678901',
  '111111111111',
  '111122223333',
  '112233445566',
  '123456789012',
  '123456789013',
  '222222222222',
  '333333333333',
  '444455556666',
  '555555555555',
  '777788889999',
  '888888888888',
  '999999999999',
])

/** True for an id that stands in AWS's documentation and is hardly ever a real account. */
export function isDocumentationId(id: string): boolean {
  return DOCUMENTATION_IDS.has(id)
}

/** What was typed or pasted into an account id's field. */
export type TypedAccountId =
  | { readonly kind: 'id'; readonly accountId: AccountId }
  | { readonly kind: 'incomplete'; readonly digits: number }
  | { readonly kind: 'too-long'; readonly digits: number }
  | { readonly kind: 'malformed' }

/**
 * Reads a typed account id: spaces of any kind, dashes, quotes, apostrophes, a spreadsheet's ="…" and full-width
 * digits are taken for what they are. Never adds or drops a digit.
 */
export function readTypedAccountId(text: string): TypedAccountId {
  const plain = text.normalize('NFKC').replace(/[\s\u200b\u2060\ufeff'"‘’“”`´=\-\u2010-\u2015\u2212]/g, '')
  if (/[^0-9]/.test(plain)) return { kind: 'malformed' }
  if (isAccountId(plain)) return { kind: 'id', accountId: plain }
  return { kind: plain.length < 12 ? 'incomplete' : 'too-long', digits: plain.length }
}

/** Every id that stands in AWS's documentation. */
export function documentationIds(): Iterable<string> {
  return DOCUMENTATION_IDS
}
