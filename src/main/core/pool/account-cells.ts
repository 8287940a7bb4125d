import type { CellChange } from '../../../shared/contract/accounts.ts'
import { ACCOUNT_STATUS_LABELS } from '../../../shared/domain/account-status.ts'
import { awsStateOfCode, modelOfCode, STATE, statusOfState } from './account-codes.ts'
import type { SqlValue } from '../store/sql.ts'

/** Columns of an account by name, as a change remembers them; what is not there did not change. */
export type AccountColumns = Readonly<Record<string, SqlValue | undefined>>

/** Reads stored columns as staff read them. */
export interface ColumnWords {
  /** The code of a marketplace by its key. */
  readonly marketplaceCode: (key: number) => string
  /** The identifier of a customer by its key. */
  readonly customerIdentifier: (key: number) => string
  /** The name of a project by its key. */
  readonly projectName: (key: number) => string
}

type Say = (value: SqlValue, words: ColumnWords) => string

const asText: Say = (value) => (value === null ? '' : String(value))

/** Each column that people know of, what they call it and how its values read. */
const FIELDS: readonly { readonly column: string; readonly field: string; readonly say: Say }[] = [
  {
    column: 'marketplace',
    field: 'Marketplace',
    say: (value, words) => words.marketplaceCode(Number(value)),
  },
  { column: 'model', field: 'Account model', say: (value) => modelOfCode(Number(value)) },
  { column: 'state', field: 'Status', say: (value) => sayState(Number(value)) },
  { column: 'status_reason', field: 'Reason', say: asText },
  { column: 'hold_reason', field: 'Hold reason', say: asText },
  { column: 'hold_until', field: 'Hold until', say: asText },
  { column: 'name', field: 'Name', say: asText },
  { column: 'email', field: 'Email', say: asText },
  {
    column: 'aws_state',
    field: 'AWS state',
    say: (value) => awsStateOfCode(value === null ? null : Number(value)) ?? '',
  },
  { column: 'note', field: 'Note', say: asText },
  {
    column: 'customer',
    field: 'Customer',
    say: (value, words) => (value === null ? '' : words.customerIdentifier(Number(value))),
  },
  {
    column: 'project',
    field: 'Project',
    say: (value, words) => (value === null ? '' : words.projectName(Number(value))),
  },
]

/** What differs between two versions of an account, field by field, in words; columns that one of them lacks are left out. */
export function cellsBetween(
  before: AccountColumns,
  after: AccountColumns,
  words: ColumnWords,
): CellChange[] {
  return FIELDS.flatMap(({ column, field, say }) => {
    const [old, current] = [before[column], after[column]]
    if (old === undefined || current === undefined || old === current) return []
    const cell = { field, before: say(old, words), after: say(current, words) }
    // A status is stored in more ways than it reads: a linked Ready account is Ready.
    return cell.before === cell.after ? [] : [cell]
  })
}

/** What a new account began with, as cells that were empty before. */
export function cellsOfNew(account: AccountColumns, words: ColumnWords): CellChange[] {
  return FIELDS.flatMap(({ column, field, say }) => {
    const value = account[column]
    if (value === undefined || value === null) return []
    return [{ field, before: '', after: say(value, words) }]
  })
}

/** A stored state as staff read it. */
export function sayState(state: number): string {
  const label = ACCOUNT_STATUS_LABELS[statusOfState(state)]
  return state === STATE.held ? `${label}, on hold` : label
}
