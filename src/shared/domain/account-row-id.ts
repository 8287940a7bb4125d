import { isDocumentationId } from './account-id.ts'
import { fieldError, fieldWarning, repair, type RowProblem } from './import-problem.ts'
import { knownVendor } from './known-accounts.ts'

/** What the reading of an id may lean on: fixes that staff chose, and what the pool knows. */
export interface IdFixes {
  /** 9 to 11 digits get zeros in front. */
  readonly padsZeros: boolean
  /** The only account of the pool that an id in scientific notation can be; null: none or several. */
  readonly restoreScientific: ((text: string) => string | null) | null
}

/** What a cell says about an account id; `id` null: it is none. */
export interface IdReading {
  readonly id: string | null
  readonly problems: readonly RowProblem[]
}

/** Characters that spreadsheets, web pages and people put around or between digits; taking them out loses nothing. */
const DECORATION =
  /[\s\u00a0\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff\-\u2010-\u2015\u2212\uff0d'"`´\u2018-\u201f=]/g
const FULL_WIDTH_DIGITS = /[\uff10-\uff19]/g
/** 1.23457E+11, also with a decimal comma. */
const SCIENTIFIC = /^[+-]?(\d+)(?:[.,](\d*))?[eE]\+?(\d{1,3})$/

/** Reads an account id out of a cell: every damage of E_ID_* and W_ID_* (domain §5.5) found, mended where nothing is lost. */
export function readIdCell(raw: string, fixes: IdFixes): IdReading {
  const text = raw
    .replace(FULL_WIDTH_DIGITS, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 0x30))
    .replace(DECORATION, '')
  if (text === '') return refused(fieldError('E_ID_MISSING', 'account_id', 'The account ID is empty.'))
  if (/^\d{12}$/.test(text)) return found(text, raw === text ? [] : [cleaned(raw, text)])
  const scientific = SCIENTIFIC.exec(text)
  if (scientific !== null) return readScientific(raw, text, scientific, fixes)
  return readGrouped(raw, text, fixes)
}

function readGrouped(raw: string, text: string, fixes: IdFixes): IdReading {
  // 123456789012.0 is what a table of numbers makes of an id; its digits are all there.
  const digits = text.replace(/[.,]0+$/, '')
  if (/^\d{12}$/.test(digits)) return found(digits, [cleaned(raw, digits)])
  const isGrouped = /^\d{1,3}([.,]\d{3}){2,3}$/.test(text) || /^\d{4}[./]\d{4}[./]\d{4}$/.test(text)
  const whole = isGrouped ? text.replace(/[.,/]/g, '') : digits
  if (/^\d{12}$/.test(whole)) {
    const message = `“${raw.trim()}” was read as ${whole}; please check it.`
    return found(whole, [repair('W_ID_REGROUPED', 'account_id', 'needs-eye', { raw, read: whole, message })])
  }
  if (/^\d{9,11}$/.test(whole)) return readShort(raw, whole, fixes)
  return refused(fieldError('E_ID_FORMAT', 'account_id', formatSentence(raw, text), raw))
}

function readShort(raw: string, digits: string, fixes: IdFixes): IdReading {
  const padded = digits.padStart(12, '0')
  const lost = `“${raw.trim()}” has only ${digits.length} digits; leading zeros were probably lost`
  const message = fixes.padsZeros
    ? `${lost}; it is read as ${padded}.`
    : `${lost}. Compare it with its source; “Pad zeros” reads it as ${padded}.`
  const problem = repair('W_ID_PADDED', 'account_id', 'needs-eye', { raw, read: padded, message })
  return fixes.padsZeros ? found(padded, [problem]) : { id: null, problems: [problem] }
}

function readScientific(raw: string, text: string, parts: RegExpExecArray, fixes: IdFixes): IdReading {
  const digits = `${parts[1] ?? ''}${parts[2] ?? ''}`
  const exponent = Number(parts[3])
  if (digits.length === 12 && exponent - (parts[2] ?? '').length === 0) {
    const message = `“${raw.trim()}” was read as ${digits}; please check it.`
    return found(digits, [
      repair('W_ID_REGROUPED', 'account_id', 'needs-eye', { raw, read: digits, message }),
    ])
  }
  const restored = fixes.restoreScientific?.(text) ?? null
  if (restored !== null) {
    const message = `“${raw.trim()}” can only be ${restored} among the accounts of the pool; please check it.`
    const problem = repair('E_ID_SCIENTIFIC', 'account_id', 'needs-eye', { raw, read: restored, message })
    return found(restored, [problem])
  }
  const message = `“${raw.trim()}” is scientific notation: a spreadsheet rounded the ID and its last digits are lost. Export the column as text again, or choose the account it stands for.`
  return refused(repair('E_ID_SCIENTIFIC', 'account_id', 'data-lost', { raw, read: null, message }))
}

function formatSentence(raw: string, text: string): string {
  const shown = raw.trim().slice(0, 60)
  if (/^\d+$/.test(text)) {
    return `“${shown}” has ${text.length} ${text.length === 1 ? 'digit' : 'digits'}; an AWS account ID has exactly twelve.`
  }
  return `“${shown}” is not an AWS account ID, which has exactly twelve digits.`
}

function cleaned(raw: string, read: string): RowProblem {
  const message = `“${raw}” was read as ${read}: only spaces, dashes, quotes or the width of digits differ.`
  return repair('I_ID_CLEANED', 'account_id', 'safe', { raw, read, message })
}

function refused(problem: RowProblem): IdReading {
  return { id: null, problems: [problem] }
}

function found(id: string, problems: readonly RowProblem[]): IdReading {
  const remark = remarkOn(id)
  return { id, problems: remark === null ? problems : [...problems, remark] }
}

function remarkOn(id: string): RowProblem | null {
  if (isDocumentationId(id)) {
    const message = `${id} is a placeholder of AWS's documentation and hardly a real account.`
    return fieldWarning('W_ID_EXAMPLE', 'account_id', message, id)
  }
  const vendor = knownVendor(id)
  if (vendor === null) return null
  const message = `${id} is publicly known as an account of ${vendor}, so hardly one of the pool.`
  return fieldWarning('W_ID_VENDOR', 'account_id', message, id)
}
