import type { AccountModel } from './account-model.ts'
import type { KnownCustomer } from './customer-facts.ts'
import { fieldError, fieldInfo, isRefused, type RowProblem } from './import-problem.ts'
import { customerFinder, type LinkFacts } from './link-plan.ts'
import type { OrderDraft } from './order-row.ts'
import { whyQuotaIsFull } from './quota.ts'
import { verdictOfItself, type RecordRow, type RecordVerdict } from './record-row.ts'

/** An account that an order may take. */
export interface PickableAccount {
  readonly seq: number
  readonly accountId: string
  readonly model: AccountModel
}

/** What a file of orders is compared with. */
export interface OrderFacts extends Pick<LinkFacts, 'customers' | 'quotaOf'> {
  /** External references that an order has already. */
  readonly references: ReadonlySet<string>
  /** Ready accounts of a marketplace that an order may take, oldest first, of one model. */
  readonly queueOf: (marketplace: number, model: AccountModel) => readonly PickableAccount[]
  /** The account that a row names, or in a sentence why it cannot be taken. */
  readonly pick: (draft: OrderDraft & { readonly accountId: string }) => PickableAccount | string
}

/** An order that would be written. */
export interface OrderAction {
  readonly draft: OrderDraft
  readonly customer: KnownCustomer
  readonly account: PickableAccount
}

/** What becomes of every row, and which orders would be written with which account, in the order of the file. */
export interface OrderPlan {
  readonly verdicts: readonly RecordVerdict[]
  readonly actions: readonly OrderAction[]
}

interface Candidate {
  readonly row: RecordRow<OrderDraft>
  readonly draft: OrderDraft
  readonly customer: KnownCustomer
  readonly problems: RowProblem[]
}

/**
 * Decides about every row of a file of orders. Accounts that rows name are theirs; the other rows take the oldest that
 * is left, in the order of the file (CB-10, A-08). Pure, so that the same file on the same pool takes the same accounts.
 */
export function planOrders(rows: readonly RecordRow<OrderDraft>[], facts: OrderFacts): OrderPlan {
  const verdicts = new Map<number, RecordVerdict>()
  const candidates = compareRows(rows, facts, verdicts)
  const taken = new Set<number>()
  const named = pickNamed(candidates, facts, taken)
  const takeOldest = createQueues(facts, taken)
  const added = new Map<number, number>()
  const actions: OrderAction[] = []
  for (const candidate of candidates) {
    const { row, draft, customer, problems } = candidate
    checkQuota(candidate, facts, added)
    const account = isRefused(problems) ? null : (named.get(candidate) ?? takeOldest(candidate))
    if (account === null) {
      verdicts.set(row.record, verdictOf(candidate, 'rejected'))
      continue
    }
    if (draft.state !== 'failed') added.set(customer.key, (added.get(customer.key) ?? 0) + 1)
    actions.push({ draft, customer, account })
    const values = { ...row.values, account_id: account.accountId, account_model: account.model }
    verdicts.set(row.record, { ...verdictOf(candidate, 'create'), values })
  }
  // Every row got one above.
  return { verdicts: rows.map(({ record }) => verdicts.get(record) as RecordVerdict), actions }
}

/** Compares rows with their file, with the orders there are, and with the customers; returns those that want an account. */
function compareRows(
  rows: readonly RecordRow<OrderDraft>[],
  facts: OrderFacts,
  verdicts: Map<number, RecordVerdict>,
): readonly Candidate[] {
  const findCustomer = customerFinder(facts.customers)
  const firsts = new Map<string, RecordRow<OrderDraft>>()
  return rows.flatMap((row): Candidate[] => {
    const own = verdictOfItself(row)
    const { draft } = row
    if (own !== null || draft === null) {
      if (own !== null) verdicts.set(row.record, own)
      return []
    }
    const problems = [...row.problems]
    const settle = (outcome: RecordVerdict['outcome'], problem: RowProblem | null): Candidate[] => {
      if (problem !== null) problems.push(problem)
      verdicts.set(row.record, { outcome, problems, values: row.values, cells: [] })
      return []
    }
    const reference = draft.externalRef
    const first = firsts.get(reference)
    if (first !== undefined) {
      if (JSON.stringify(first.draft) === JSON.stringify(draft)) {
        const message = `The same row stands in ${first.place} already.`
        return settle('skipped', fieldInfo('I_DUP_IN_FILE', 'external_ref', message))
      }
      const message = `“${reference}” stands in ${first.place} already, with other values. The first one counts; mend or discard one of them.`
      return settle('rejected', fieldError('E_ORDER_REF_TWICE', 'external_ref', message, reference))
    }
    firsts.set(reference, row)
    if (facts.references.has(reference)) {
      const message = `An order with the reference “${reference}” exists already and stays as it is.`
      return settle('unchanged', fieldInfo('I_ORDER_EXISTS', 'external_ref', message, reference))
    }
    const customer = findCustomer(draft.customer, problems)
    return customer === null ? settle('rejected', null) : [{ row, draft, customer, problems }]
  })
}

/** Gives accounts to the rows that name one, before any other row can take them. */
function pickNamed(
  candidates: readonly Candidate[],
  facts: OrderFacts,
  taken: Set<number>,
): ReadonlyMap<Candidate, PickableAccount> {
  const named = new Map<Candidate, PickableAccount>()
  for (const candidate of candidates) {
    const { draft, problems } = candidate
    const { accountId } = draft
    if (accountId === null) continue
    const account = facts.pick({ ...draft, accountId })
    const isFree = typeof account !== 'string' && !taken.has(account.seq)
    if (isFree) {
      taken.add(account.seq)
      named.set(candidate, account)
      continue
    }
    const why = typeof account === 'string' ? account : `Account ${accountId} is named by an earlier row.`
    problems.push(fieldError('E_ORDER_ACCOUNT', 'account_id', why, accountId))
  }
  return named
}

/** Takes accounts off their queues, oldest first. */
function createQueues(
  facts: OrderFacts,
  taken: Set<number>,
): (candidate: Candidate) => PickableAccount | null {
  const places = new Map<string, number>()
  /** The oldest of a queue that nobody took; the place moves on over those that are gone. */
  const headOf = (marketplace: number, model: AccountModel): PickableAccount | undefined => {
    const queue = facts.queueOf(marketplace, model)
    const name = `${marketplace} ${model}`
    let at = places.get(name) ?? 0
    while (at < queue.length && taken.has(queue[at]?.seq ?? 0)) at += 1
    places.set(name, at)
    return queue[at]
  }
  return ({ draft, problems }) => {
    const { marketplace, model } = draft
    const models: readonly AccountModel[] = model === null ? ['SPAM', 'ECAM'] : [model]
    const [oldest] = models
      .flatMap((each) => headOf(marketplace.key, each) ?? [])
      .toSorted((one, other) => one.seq - other.seq)
    if (oldest === undefined) {
      const message = `No ${model === null ? '' : `${model} `}account of ${marketplace.code} is Ready and left for this row. Add or import some.`
      problems.push(fieldError('E_ORDER_POOL_EMPTY', 'marketplace_id', message, marketplace.code))
      return null
    }
    taken.add(oldest.seq)
    const message = `It takes ${oldest.accountId}, the oldest account that is Ready.`
    problems.push(fieldInfo('I_ORDER_TAKES', 'account_id', message))
    return oldest
  }
}

/** An order that failed leaves its customer with no account, so it needs no room. */
function checkQuota(
  { draft, customer, problems }: Candidate,
  facts: OrderFacts,
  added: ReadonlyMap<number, number>,
): void {
  if (draft.state === 'failed') return
  const adding = (added.get(customer.key) ?? 0) + 1
  const full = whyQuotaIsFull(customer.companyName, facts.quotaOf(customer), adding)
  if (full !== null) problems.push(fieldError('E_CUSTOMER_QUOTA', 'customer', full, draft.customer))
}

function verdictOf({ row, problems }: Candidate, outcome: RecordVerdict['outcome']): RecordVerdict {
  return { outcome, problems, values: row.values, cells: [] }
}
