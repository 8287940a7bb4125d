import { allow, refuse, type Result } from './result.ts'

/** Accounts out of a JSON answer of AWS Organizations, as the rows of a table. */
export interface AccountListing {
  readonly titles: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** The listing ended with a token: there were more pages. */
  readonly hasMore: boolean
}

/** Why a JSON text is no listing of accounts: what is wrong and what to do. */
export interface ListingRefusal {
  readonly why: string
  readonly next: string
}

/** What other answers of AWS hold, so that a wrong file is called by its name. */
const OTHER_ANSWERS: readonly (readonly [string, string])[] = [
  ['Handshakes', 'the invitations of an organization (list-handshakes-for-organization)'],
  ['Handshake', 'one invitation (describe-handshake)'],
  ['ReportDefinitions', 'cost and usage report definitions (describe-report-definitions)'],
  ['CreateAccountStatus', 'the state of one account creation (describe-create-account-status)'],
  ['CreateAccountStatuses', 'the states of account creations (list-create-account-status)'],
  ['Organization', 'an organization (describe-organization)'],
  ['OrganizationalUnits', 'organizational units'],
  ['Roots', 'the roots of an organization (list-roots)'],
]
const NEXT = 'Save the output of “aws organizations list-accounts” or a CSV file, and choose that.'

/** Reads the output of `aws organizations list-accounts`: as printed, as a bare array, or one account of describe-account. */
export function readAccountListing(text: string): Result<AccountListing, ListingRefusal> {
  const parsed = parse(text)
  if (!parsed.ok) return parsed
  const answer = parsed.value
  if (Array.isArray(answer)) return fromAccounts(answer, false)
  if (typeof answer !== 'object' || answer === null) return refuse(notListing('a single JSON value'))
  const record = answer as Readonly<Record<string, unknown>>
  if (Array.isArray(record['Accounts'])) {
    return fromAccounts(record['Accounts'], typeof record['NextToken'] === 'string')
  }
  if (isAccount(record['Account'])) return fromAccounts([record['Account']], false)
  const other = OTHER_ANSWERS.find(([key]) => key in record)
  if (other !== undefined) return refuse(notListing(other[1]))
  const keys = Object.keys(record).slice(0, 3).join(', ')
  return refuse(notListing(keys === '' ? 'an empty JSON object' : `JSON with ${keys}`))
}

function parse(text: string): Result<unknown, ListingRefusal> {
  try {
    return allow(JSON.parse(text) as unknown)
  } catch {
    const isCut = !/[\]}]\s*$/.test(text)
    return refuse({
      why: isCut
        ? 'This looks like JSON, but it ends in the middle: the output was cut off.'
        : 'This looks like JSON, but it is not well-formed.',
      next: isCut ? 'Save the whole output again, and choose that.' : NEXT,
    })
  }
}

function notListing(what: string): ListingRefusal {
  return { why: `This is ${what}, not a list of accounts.`, next: NEXT }
}

function isAccount(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && 'Id' in value
}

function fromAccounts(
  accounts: readonly unknown[],
  hasMore: boolean,
): Result<AccountListing, ListingRefusal> {
  if (accounts.length === 0) {
    return refuse({
      why: 'The list of accounts is empty.',
      next: 'Run the command again with a profile that may list accounts.',
    })
  }
  if (!accounts.every(isAccount)) return refuse(notListing('a JSON array of something else'))
  if (accounts.some(({ Arn }) => typeof Arn === 'string' && !Arn.includes(':account/'))) {
    return refuse(notListing('a list of AWS objects of another kind'))
  }
  const text = (value: unknown): string =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const hasState = accounts.some((account) => 'State' in account)
  return allow({
    titles: ['Id', 'Name', 'Email', hasState ? 'State' : 'Status', 'JoinedMethod', 'JoinedTimestamp'],
    rows: accounts.map((account) => [
      text(account['Id']),
      text(account['Name']),
      text(account['Email']),
      text(hasState ? account['State'] : account['Status']),
      text(account['JoinedMethod']),
      text(account['JoinedTimestamp']),
    ]),
    hasMore,
  })
}
