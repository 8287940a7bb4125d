import type { AccountStatus } from './account-status.ts'
import { readIdCell, type IdFixes } from './account-row-id.ts'
import { cleanText } from './account-row-texts.ts'
import { whyNothingNew } from './customer.ts'
import { suggestIdentifiers, type KnownCustomer } from './customer-facts.ts'
import type { ExistingPolicyName } from './import-policy.ts'
import { fieldError, fieldInfo, isRefused, type RowProblem } from './import-problem.ts'
import { whyQuotaIsFull, type QuotaUse } from './quota.ts'
import {
  verdictOfItself,
  type RawFields,
  type ReadValues,
  type RecordRow,
  type RecordVerdict,
} from './record-row.ts'

/** A row of a file of links: an account and the identifier of its customer, in whatever case. */
export interface LinkDraft {
  readonly accountId: string
  readonly customer: string
}

/** An account of the pool, as far as a link goes. */
export interface LinkableAccount {
  /** Whose it is, when it is not ours. */
  readonly otherOwner: string | null
  readonly isDeleted: boolean
  readonly status: AccountStatus
  /** Identifier of the customer it is linked to now; null: to none. */
  readonly customer: string | null
}

/** What a file of links is compared with. */
export interface LinkFacts {
  readonly accounts: ReadonlyMap<string, LinkableAccount>
  /** Customers by identifier in small letters. */
  readonly customers: ReadonlyMap<string, KnownCustomer>
  /** The quota of accounts of a customer. */
  readonly quotaOf: (customer: KnownCustomer) => QuotaUse
  readonly policy: ExistingPolicyName
}

/** A link that would be written. */
export interface LinkAction {
  readonly accountId: string
  readonly customer: KnownCustomer
}

/** What becomes of every row, and which links would be written. */
export interface LinkPlan {
  readonly verdicts: readonly RecordVerdict[]
  readonly actions: readonly LinkAction[]
}

/** Reads a row of a file of links by itself; pure. */
export function readLinkRow(
  raw: RawFields,
  fixes: IdFixes,
): {
  readonly draft: LinkDraft | null
  readonly values: ReadValues
  readonly problems: readonly RowProblem[]
} {
  const reading = readIdCell(raw('account_id') ?? '', fixes)
  const problems = [...reading.problems]
  const customer = readCustomerCell(raw, problems)
  const values = {
    account_id: reading.id ?? raw('account_id'),
    customer: customer ?? raw('customer'),
  }
  const draft =
    reading.id === null || customer === null || isRefused(problems)
      ? null
      : { accountId: reading.id, customer }
  return { draft, values, problems }
}

/** The identifier of a customer as it was typed (E_CUSTOMER_MISSING). */
export function readCustomerCell(raw: RawFields, problems: RowProblem[]): string | null {
  const customer = cleanText(raw('customer') ?? '')
  if (customer !== null) return customer
  problems.push(fieldError('E_CUSTOMER_MISSING', 'customer', 'The customer is empty.', ''))
  return null
}

/** Finds customers that rows name by identifier; a name suggests one, and decides nothing (U-22). */
export function customerFinder(
  customers: LinkFacts['customers'],
): (identifier: string, problems: RowProblem[]) => KnownCustomer | null {
  const suggest = suggestIdentifiers(customers)
  return (identifier, problems) => {
    const customer = customers.get(identifier.toLowerCase())
    if (customer?.isOurs !== true) {
      const message = `“${identifier}” is no identifier of a customer we know.${suggest(identifier)}`
      problems.push(fieldError('E_CUSTOMER_UNKNOWN', 'customer', message, identifier))
      return null
    }
    const why = whyNothingNew(customer)
    if (why === null) return customer
    problems.push(fieldError('E_CUSTOMER_NOTHING_NEW', 'customer', why, identifier))
    return null
  }
}

/** Decides about every row of a file of links; pure. Quotas are used up in the order of the file. */
export function planLinks(rows: readonly RecordRow<LinkDraft>[], facts: LinkFacts): LinkPlan {
  const firsts = new Map<string, RecordRow<LinkDraft>>()
  const added = new Map<number, number>()
  const actions: LinkAction[] = []
  const findCustomer = customerFinder(facts.customers)
  const verdicts = rows.map((row): RecordVerdict => {
    const own = verdictOfItself(row)
    const { draft } = row
    if (own !== null || draft === null) return own ?? refused(row, row.problems)
    const first = firsts.get(draft.accountId)
    if (first !== undefined) return judgeRepeated(row, draft, first)
    firsts.set(draft.accountId, row)
    const problems = [...row.problems]
    checkAccount(draft.accountId, facts, problems)
    const customer = findCustomer(draft.customer, problems)
    const account = facts.accounts.get(draft.accountId)
    if (customer === null || account === undefined || isRefused(problems)) return refused(row, problems)
    const verdict = judgeLink(row, problems, { account, customer, facts })
    if (verdict.outcome !== 'create' && verdict.outcome !== 'update') return verdict
    const more = (added.get(customer.key) ?? 0) + 1
    const full = whyQuotaIsFull(customer.companyName, facts.quotaOf(customer), more)
    if (full !== null) {
      problems.push(fieldError('E_CUSTOMER_QUOTA', 'customer', full, draft.customer))
      return refused(row, problems)
    }
    added.set(customer.key, more)
    actions.push({ accountId: draft.accountId, customer })
    return verdict
  })
  return { verdicts, actions }
}

function refused({ values }: RecordRow<LinkDraft>, problems: readonly RowProblem[]): RecordVerdict {
  return { outcome: 'rejected', problems, values, cells: [] }
}

function judgeRepeated(
  row: RecordRow<LinkDraft>,
  draft: LinkDraft,
  first: RecordRow<LinkDraft>,
): RecordVerdict {
  if (first.draft?.customer.toLowerCase() === draft.customer.toLowerCase()) {
    const message = `The same row stands in ${first.place} already.`
    const problems = [...row.problems, fieldInfo('I_DUP_IN_FILE', 'account_id', message)]
    return { outcome: 'skipped', problems, values: row.values, cells: [] }
  }
  const message = `${draft.accountId} stands in ${first.place} already, with another customer. The first one counts; mend or discard one of them.`
  return refused(row, [
    ...row.problems,
    fieldError('E_LINK_IN_FILE_TWICE', 'account_id', message, draft.accountId),
  ])
}

function checkAccount(id: string, { accounts }: LinkFacts, problems: RowProblem[]): void {
  const account = accounts.get(id)
  const refuse = (code: RowProblem['code'], message: string): void =>
    void problems.push(fieldError(code, 'account_id', message, id))
  if (account === undefined) refuse('E_LINK_ACCOUNT_UNKNOWN', `${id} is not in the pool. Import it first.`)
  else if (account.otherOwner !== null) {
    refuse('E_OTHER_PROVIDER', `${id} belongs to ${account.otherOwner}, another provider.`)
  } else if (account.isDeleted) {
    refuse('E_DELETED', `${id} was deleted from the pool. Restore it there first.`)
  } else if (account.status === 'provisioning_in_progress') {
    refuse('E_LINK_IN_PROGRESS', `${id} is in an order that is under way; completing it links the account.`)
  }
}

function judgeLink(
  { values }: RecordRow<LinkDraft>,
  problems: RowProblem[],
  {
    account,
    customer,
    facts,
  }: { readonly account: LinkableAccount; readonly customer: KnownCustomer; readonly facts: LinkFacts },
): RecordVerdict {
  const verdict = (outcome: RecordVerdict['outcome'], cells: RecordVerdict['cells'] = []): RecordVerdict => ({
    outcome,
    problems,
    values,
    cells,
  })
  if (account.customer === null) return verdict('create')
  const now = facts.customers.get(account.customer.toLowerCase())
  const name = now?.companyName ?? account.customer
  if (now?.key === customer.key) {
    problems.push(fieldInfo('I_LINKED_ALREADY', 'customer', `It is linked to ${name} already.`))
    return verdict('unchanged')
  }
  switch (facts.policy) {
    case 'skip':
      problems.push(
        fieldInfo('I_LINK_OTHER', 'customer', `It is linked to ${name} and stays there.`, account.customer),
      )
      return verdict('skipped')
    case 'update':
      problems.push(
        fieldInfo('I_LINK_OTHER', 'customer', `It moves from ${name} to ${customer.companyName}.`),
      )
      return verdict('update', [{ field: 'customer', before: account.customer, after: customer.identifier }])
    case 'reject':
      problems.push(
        fieldError('I_LINK_OTHER', 'customer', `It is linked to ${name}. Remove it from there first.`),
      )
      return verdict('rejected')
  }
}
