import type { ImportField } from './import-field.ts'
import { RECORD_SENTENCES, type RecordCode } from './import-record-codes.ts'

/** Whether a repair may be trusted: safe, needs your eye, or the data is lost. */
export type RepairCare = 'safe' | 'needs-eye' | 'data-lost'

/** One problem or repair of one cell of an import (domain §5.5); `message` is a complete sentence. */
export interface RowProblem {
  readonly code: ImportCode
  readonly level: 'info' | 'warning' | 'error'
  readonly care: RepairCare | null
  readonly field: ImportField | null
  readonly message: string
  /** What the file said and what was read, for a repair. */
  readonly raw: string | null
  readonly read: string | null
}

/** Every code a row may carry. They are stable: they stand in files of rejected rows. */
export type ImportCode =
  | RecordCode
  | 'E_ID_MISSING'
  | 'E_ID_FORMAT'
  | 'E_ID_SCIENTIFIC'
  | 'W_ID_PADDED'
  | 'W_ID_EXAMPLE'
  | 'W_ID_VENDOR'
  | 'I_ID_CLEANED'
  | 'W_ID_REGROUPED'
  | 'E_DUP_IN_FILE'
  | 'I_DUP_IN_FILE'
  | 'I_EXISTS'
  | 'E_OTHER_PROVIDER'
  | 'E_LOCKED_STATUS'
  | 'E_DELETED'
  | 'I_DISCARDED'
  | 'E_MP_MISSING'
  | 'W_MP_FORMAT'
  | 'E_MP_UNKNOWN'
  | 'I_MP_CLEANED'
  | 'E_MODEL'
  | 'I_MODEL_ALIAS'
  | 'I_MODEL_DEFAULT'
  | 'E_COLS'
  | 'W_DELIM_MIXED'
  | 'W_EMAIL_FORMAT'
  | 'W_AWS_STATE'
  | 'E_TEXT_LONG'

/** True when staff should look at the row: a warning, or a repair of any care. */
export function wantsEye(problems: readonly RowProblem[]): boolean {
  return problems.some(({ level, care }) => level === 'warning' || care !== null)
}

/** True when the row cannot be stored as it stands. */
export function isRefused(problems: readonly RowProblem[]): boolean {
  return problems.some(({ level }) => level === 'error')
}

/** An error of a field: the row is refused. */
export function fieldError(
  code: ImportCode,
  field: ImportField | null,
  message: string,
  raw: string | null = null,
): RowProblem {
  return { code, level: 'error', care: null, field, message, raw, read: null }
}

/** A warning about a field that is stored as it stands. */
export function fieldWarning(
  code: ImportCode,
  field: ImportField | null,
  message: string,
  raw: string | null = null,
): RowProblem {
  return { code, level: 'warning', care: null, field, message, raw, read: null }
}

/** Something worth knowing that asks for nothing. */
export function fieldInfo(
  code: ImportCode,
  field: ImportField | null,
  message: string,
  raw: string | null = null,
): RowProblem {
  return { code, level: 'info', care: null, field, message, raw, read: null }
}

/** A repair: what the file said, what was read, and how far that can be trusted. */
export function repair(
  code: ImportCode,
  field: ImportField,
  care: RepairCare,
  text: { readonly raw: string; readonly read: string | null; readonly message: string },
): RowProblem {
  const level = care === 'safe' ? 'info' : care === 'needs-eye' ? 'warning' : 'error'
  return { code, level, care, field, ...text }
}

/** What each code means for a whole file, one sentence each. */
export const CODE_SENTENCES: Readonly<Record<ImportCode, string>> = {
  E_ID_MISSING: 'The account ID is empty.',
  E_ID_FORMAT: 'The account ID does not have twelve digits.',
  E_ID_SCIENTIFIC: 'A spreadsheet turned the account ID into scientific notation; its last digits are lost.',
  W_ID_PADDED: 'The account ID has 9 to 11 digits; leading zeros were probably lost.',
  W_ID_EXAMPLE: 'The account ID is a placeholder of AWS’s documentation.',
  W_ID_VENDOR: 'The account ID is publicly known as a vendor’s or as one of AWS itself.',
  I_ID_CLEANED: 'Spaces, dashes, quotes or wide digits were taken out of the account ID.',
  W_ID_REGROUPED: 'The account ID was written like a number; please check how it was read.',
  E_DUP_IN_FILE: 'The account ID stands in an earlier line already, with other values.',
  I_DUP_IN_FILE: 'The same row stands in an earlier line already.',
  I_EXISTS: 'The account is in the pool already.',
  E_OTHER_PROVIDER: 'The account belongs to another provider.',
  E_LOCKED_STATUS: 'The account is in use by an order or allocated; an import does not change it.',
  E_DELETED: 'The account was deleted from the pool; restore it there.',
  I_DISCARDED: 'You threw this row out.',
  E_MP_MISSING: 'The marketplace ID is empty.',
  W_MP_FORMAT: 'The marketplace ID does not have the usual form MP-0000.',
  E_MP_UNKNOWN: 'The marketplace is not known here.',
  I_MP_CLEANED: 'The marketplace ID was written with other spaces or letters.',
  E_MODEL: 'The account model is neither SPAM nor ECAM.',
  I_MODEL_ALIAS: 'The account model was written by another of its names.',
  I_MODEL_DEFAULT: 'The account model is empty; the marketplace’s default was taken.',
  E_COLS: 'The line has more or fewer fields than the header.',
  W_DELIM_MIXED: 'The line uses other separators than the rest of the file.',
  W_EMAIL_FORMAT: 'The email does not look like an email address.',
  W_AWS_STATE: 'The AWS state is not one that AWS uses; it is left out.',
  E_TEXT_LONG: 'A text is too long to be stored.',
  ...RECORD_SENTENCES,
}
