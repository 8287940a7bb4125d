import { accountIdFromNumber } from '../../../../shared/domain/account-id.ts'
import type { KnownCustomer } from '../../../../shared/domain/customer-facts.ts'
import type { QuotaUse } from '../../../../shared/domain/quota.ts'
import {
  planLinks,
  readLinkRow,
  type LinkableAccount,
  type LinkAction,
} from '../../../../shared/domain/link-plan.ts'
import { quotaUse } from '../../governance/quota-table.ts'
import type { Effect } from '../../jobs/task.ts'
import { facetCode, STATE, statusOfState } from '../../pool/account-codes.ts'
import { marketplaceDirectory } from '../../pool/marketplace-view.ts'
import { addToTally } from '../../pool/tally-table.ts'
import { effectOf, tallyOf, type FacetMoves } from '../../pool/write-plan.ts'
import { countOf } from '../../settings/wording.ts'
import type { ChangeTx } from '../../store/change.ts'
import type { ReadableDb } from '../../store/sql.ts'
import { readLookups } from '../row-lookups.ts'
import { knownCustomers } from './customer-facts-view.ts'
import { linkImported, type ImportedLink } from './imported-link-table.ts'
import { readRows, type Judging } from './judging.ts'
import { linkedAccounts, type LinkedAccount } from './linked-account-view.ts'
import type { Judged } from './record-prediction.ts'

const ROWS_PER_STEP = 10_000

/** Judges a file of links, and writes the new and the moved ones. */
export function judgeLinks(judging: Judging): Judged {
  const { store, session, settings } = judging
  const { padsZeros, restoreScientific } = readLookups(store, session.providerKey, settings.fixes)
  const rows = readRows(judging, (raw) => readLinkRow(raw, { padsZeros, restoreScientific }))
  const ids = rows.flatMap(({ draft }) => (draft === null ? [] : [Number(draft.accountId)]))
  const stored = linkedAccounts(store, [...new Set(ids)])
  const customers = knownCustomers(store, session.providerKey)
  const plan = planLinks(rows, {
    accounts: linkable(store, stored, session.providerKey),
    customers,
    quotaOf: quotasOnce(store),
    policy: settings.policy,
  })
  const byId = new Map<string, LinkedAccount>(
    stored.map((account) => [accountIdFromNumber(account.accountId), account]),
  )
  return {
    verdicts: plan.verdicts,
    accountIdOf: (index) => rows[index]?.draft?.accountId ?? null,
    write: (tx, onStep) => {
      const links = plan.actions
        .map((action) => ({ action, account: byId.get(action.accountId) }))
        .flatMap(({ action, account }) => (account === undefined ? [] : [{ action, account }]))
        .toSorted((one, other) => one.account.seq - other.account.seq)
      const effect = writeLinks(tx, links, onStep)
      tellCustomers(tx, links, customers)
      return [effect]
    },
  }
}

function linkable(
  db: ReadableDb,
  stored: readonly LinkedAccount[],
  providerKey: number,
): ReadonlyMap<string, LinkableAccount> {
  const { byKey } = marketplaceDirectory(db)
  return new Map(
    stored.map(({ accountId, marketplace, state, isDeleted, customer }) => {
      const owner = byKey.get(marketplace)
      const otherOwner =
        owner?.providerKey === providerKey ? null : (owner?.providerName ?? 'another provider')
      const account = { otherOwner, isDeleted: isDeleted === 1, status: statusOfState(state), customer }
      return [accountIdFromNumber(accountId), account]
    }),
  )
}

/** Quotas are asked for once a customer, not once a row. */
function quotasOnce(db: ReadableDb): (customer: KnownCustomer) => QuotaUse {
  const known = new Map<number, QuotaUse>()
  return ({ key }) => {
    let use = known.get(key)
    if (use === undefined) known.set(key, (use = quotaUse(db, key, 'accounts')))
    return use
  }
}

interface PlannedLink {
  readonly action: LinkAction
  readonly account: LinkedAccount
}

/** `links` in the order of the accounts' running numbers. */
function writeLinks(tx: ChangeTx, links: readonly PlannedLink[], onStep: (done: number) => void): Effect {
  const codeOf = ({ account }: PlannedLink, state: number): number =>
    facetCode(account.marketplace, account.model, state)
  const moves: FacetMoves = {
    seqs: Uint32Array.from(links, ({ account }) => account.seq),
    before: Uint16Array.from(links, (link) => codeOf(link, link.account.state)),
    after: Uint16Array.from(links, (link) => codeOf(link, stateAfter(link.account.state))),
  }
  for (let at = 0; at < links.length; at += ROWS_PER_STEP) {
    onStep(at)
    const step = links.slice(at, at + ROWS_PER_STEP).map(({ action, account }): ImportedLink => ({
      seq: account.seq,
      customerKey: action.customer.key,
      state: stateAfter(account.state),
    }))
    linkImported(tx, step)
  }
  addToTally(tx.db, tallyOf(moves))
  return effectOf(moves)
}

/** A Ready account that is linked is never picked; every other state stays (invariant 8). */
function stateAfter(state: number): number {
  return state === STATE.ready ? STATE.linked : state
}

/** One event for each customer that won or lost accounts, beside that of the import. */
function tellCustomers(
  tx: ChangeTx,
  links: readonly PlannedLink[],
  customers: ReadonlyMap<string, KnownCustomer>,
): void {
  const won = new Map<KnownCustomer, number>()
  const lost = new Map<KnownCustomer, number>()
  const count = (counts: Map<KnownCustomer, number>, customer: KnownCustomer): void =>
    void counts.set(customer, (counts.get(customer) ?? 0) + 1)
  for (const { action, account } of links) {
    count(won, action.customer)
    const before = account.customer === null ? undefined : customers.get(account.customer.toLowerCase())
    if (before !== undefined) count(lost, before)
  }
  const tell = (type: string, label: string, [customer, accounts]: [KnownCustomer, number]): void =>
    tx.event({
      type,
      subject: customer.companyName,
      label: `${label.replace('#', countOf(accounts, 'account'))} ${customer.companyName} by an import`,
      details: { accounts },
      customer: customer.key,
    })
  for (const each of lost) tell('ACCOUNT_UNLINKED', 'Removed # from', each)
  for (const each of won) tell('ACCOUNT_LINKED', 'Linked # to', each)
}
