import type { AccountId } from './account-id.ts'

/**
 * Takes the teeth out of a text that a spreadsheet would run as a formula: an apostrophe in front of
 * `= + - @`, tab and carriage return (invariant 24, OWASP "CSV injection").
 */
export function neutraliseFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

/** An account id as the formula ="001…" that makes a spreadsheet keep its zeros. */
export function excelSafeId(id: AccountId): string {
  return `="${id}"`
}
