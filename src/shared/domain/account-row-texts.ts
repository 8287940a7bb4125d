import { readAwsState, type ImportedAwsState } from './import-aws-state.ts'
import { IMPORT_FIELD_LABELS, type ImportField } from './import-field.ts'
import { fieldError, fieldWarning, type RowProblem } from './import-problem.ts'

/** The longest name and email, and the longest note, that an account may carry. */
const MAX_TEXT_LENGTH = 256
const MAX_NOTE_LENGTH = 4000

/** A cell without surrounding spaces and without the apostrophe that keeps spreadsheets from running it; null when nothing is left. */
export function cleanText(raw: string): string | null {
  if (raw === '') return null
  const first = raw.charCodeAt(0)
  const last = raw.charCodeAt(raw.length - 1)
  // Most cells begin and end with an ordinary letter and are taken as they are.
  if (first > 0x2f && first < 0x7f && last > 0x20 && last < 0x7f) return raw
  const text = raw.trim().replace(/^'(?=[=+\-@\t\r])/, '')
  return text === '' ? null : text
}

/** True when a name, email or note can be stored without a remark. */
export function isPlainText(text: string | null): boolean {
  return text === null || text.length <= MAX_TEXT_LENGTH
}

/** Says why a name, email or note is too long, or that an email does not look like one. */
export function checkText(field: 'name' | 'email' | 'note', text: string | null): RowProblem | null {
  if (text === null) return null
  const limit = field === 'note' ? MAX_NOTE_LENGTH : MAX_TEXT_LENGTH
  if (text.length > limit) {
    const shown = `${text.slice(0, 40)}…`
    const message = `The ${IMPORT_FIELD_LABELS[field]} “${shown}” has ${text.length} characters; at most ${limit} are stored. Shorten it.`
    return fieldError('E_TEXT_LONG', field, message, text.slice(0, 200))
  }
  if (field === 'email' && !text.includes('@')) {
    return fieldWarning(
      'W_EMAIL_FORMAT',
      field,
      `“${text}” does not look like an email address; it is stored as it stands.`,
      text,
    )
  }
  return null
}

/** Reads the AWS state of a cell; an unknown word is left out with a warning. */
export function readAwsStateCell(
  raw: string,
  isOldStatus: boolean,
): { readonly state: ImportedAwsState | null; readonly problem: RowProblem | null } {
  const text = cleanText(raw)
  if (text === null) return { state: null, problem: null }
  const state = readAwsState(text, isOldStatus)
  if (state !== null) return { state, problem: null }
  const message = `“${text.slice(0, 60)}” is no state of an AWS account (ACTIVE, SUSPENDED, PENDING_CLOSURE, CLOSED, PENDING_ACTIVATION); the state is left out.`
  return {
    state: null,
    problem: fieldWarning('W_AWS_STATE', 'aws_state' satisfies ImportField, message, text),
  }
}
