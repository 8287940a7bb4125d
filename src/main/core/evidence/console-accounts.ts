import Papa from 'papaparse'
import { readTypedAccountId } from '../../../shared/domain/account-id.ts'
import { stageAccount, type StagedAccount } from '../listings/staged-account.ts'

/** The account list that the console of AWS Organizations exports. */
export interface ConsoleAccounts {
  readonly accounts: readonly StagedAccount[]
  /** The ARNs tell the organization. */
  readonly arns: readonly { readonly Arn: string }[]
  /** It has no column State. */
  readonly isOld: boolean
}

/** Reads that list; null when the text is no such table. Rows without an account id (a footer, a blank line) are left out. */
export function readConsoleAccounts(text: string): ConsoleAccounts | null {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: 'greedy' })
  const titles = (data[0] ?? []).map((title) => title.trim().toLowerCase())
  const columnOf = (...names: readonly string[]): number => titles.findIndex((title) => names.includes(title))
  const columns = {
    id: columnOf('account id', 'id'),
    arn: columnOf('arn'),
    email: columnOf('email'),
    name: columnOf('name', 'account name'),
    state: columnOf('state', 'account state'),
    status: columnOf('status'),
    method: columnOf('joined method'),
    joined: columnOf('joined timestamp'),
  }
  if (columns.id < 0 || columns.arn < 0 || columns.email < 0) return null
  const rows = data.slice(1).flatMap((cells) => {
    const typed = readTypedAccountId(cells[columns.id] ?? '')
    return typed.kind === 'id' ? [{ cells, accountId: typed.accountId }] : []
  })
  const cell = (cells: readonly string[], column: number): string | null =>
    (column < 0 ? '' : (cells[column] ?? '')).trim() || null
  return {
    accounts: rows.map(({ cells, accountId }) => {
      const [id, name, email, state, method] = stageAccount({
        Id: accountId,
        Name: cell(cells, columns.name),
        Email: cell(cells, columns.email),
        State: cell(cells, columns.state),
        Status: cell(cells, columns.status),
        JoinedMethod: cell(cells, columns.method)?.toUpperCase(),
      })
      return [id, name, email, state, method, dayOf(cell(cells, columns.joined)), null, null]
    }),
    arns: rows.map(({ cells }) => ({ Arn: cell(cells, columns.arn) ?? '' })),
    isOld: columns.state < 0,
  }
}

/** The console writes days: 2025/12/16. */
function dayOf(text: string | null): string | null {
  const [, year, month, day] = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})/.exec(text ?? '') ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
