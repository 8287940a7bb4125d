import { accountIdFromNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import { whyNothingNew } from '../../../shared/domain/customer.ts'
import { customerByKey, type CustomerRecord } from '../customers/customer-table.ts'
import { whyOverQuota } from '../governance/check-quota.ts'
import type { Effect } from '../jobs/task.ts'
import { facetCode } from '../pool/account-codes.ts'
import { accountById, type AccountRecord } from '../pool/account-table.ts'
import { createJudge } from '../pool/change-judge.ts'
import { effectOf, writePlan } from '../pool/write-plan.ts'
import type { ChangeTx } from '../store/change.ts'
import { ENTITY } from '../store/entity.ts'
import { get, run, sql, type ReadableDb } from '../store/sql.ts'
import { followMemberLinks, setMemberCustomer } from './member-link-table.ts'
import { memberByAccountId } from './member-table.ts'

/** What became of linking an account that joined an organization. */
export interface JoinedLink {
  /** Why the customer did not get it, in a sentence; null when it has it, or when there is no customer. */
  readonly whyNot: string | null
  /** How the pool in memory follows. */
  readonly effects: readonly Effect[]
}

/**
 * Links a member to the customer that it is for, in the change that is under way: in the pool when the pool has the
 * account, else as a member (docs/adr/0017-a-member-and-its-customer.md). Refuses nothing, for AWS did it already:
 * somebody who has the account keeps it, and a customer that gets nothing new or has no room for it stays without.
 */
export function linkJoined(
  tx: ChangeTx,
  joined: {
    readonly accountId: AccountId
    /** Null: it is for nobody. */
    readonly customerKey: number | null
    /** Whose organization it joined. */
    readonly providerKey: number
  },
): JoinedLink {
  const { accountId, customerKey, providerKey } = joined
  const customer = customerKey === null ? null : customerByKey(tx.db, customerKey)
  const member = memberByAccountId(tx.db, accountId)
  if (customer === null || member === null || member.customerKey === customer.key) return linked([])
  if (member.customerKey !== null) return notLinked(whyTaken(tx.db, member.customerKey))
  const inPool = accountById(tx.db, accountId)
  if (inPool?.customer === customer.key) return linked([])
  const why = whyNoMore(tx.db, customer)
  if (why !== null) return notLinked(why)
  if (inPool !== undefined) return linkInPool(tx, inPool, { customer, providerKey })
  setJoinedCustomer(tx, member.key, customer.key)
  return told(tx, { accountId, customer }, [])
}

/** Why a customer gets no account more, in a sentence (invariants 11 and 13); null when it may. */
export function whyNoMore(db: ReadableDb, customer: CustomerRecord): string | null {
  return whyNothingNew(customer) ?? whyOverQuota(db, customer.key, 'accounts', 1)
}

interface ForWhom {
  readonly customer: CustomerRecord
  readonly providerKey: number
}

function linkInPool(tx: ChangeTx, account: AccountRecord, { customer, providerKey }: ForWhom): JoinedLink {
  const change = { kind: 'link', customerId: customer.id } as const
  const rights = { isAdmin: false, allowsRevalidation: false }
  const judge = createJudge(tx.db, { change, rights, providerKey })
  const code = facetCode(account.marketplace, account.model, account.state)
  const { verdict, codeAfter } = judge(code, account.customer ?? 0)
  if (verdict.kind === 'excluded') return notLinked(`${verdict.why}.`)
  if (verdict.kind === 'unchanged') return linked([])
  const moves = {
    seqs: Uint32Array.of(account.seq),
    before: Uint16Array.of(code),
    after: Uint16Array.of(codeAfter),
  }
  writePlan(tx, moves, { change, customer: customer.key, marketplace: null, project: null }, () => undefined)
  const accountId = accountIdFromNumber(account.account_id)
  return told(tx, { accountId, customer }, [effectOf(moves)])
}

/** A member that this very change added is remembered as new: its link needs no memory of its own. */
function setJoinedCustomer(tx: ChangeTx, key: number, customer: number): void {
  const isNew = get(
    tx.db,
    sql`SELECT 1 FROM change_row WHERE change = ${tx.key} AND entity = ${ENTITY.member} AND key = ${key}`,
  )
  if (isNew === undefined) return setMemberCustomer(tx, [key], { customer, reason: null })
  run(tx.db, sql`UPDATE member SET customer = ${customer} WHERE key = ${key}`)
  followMemberLinks(tx.db, JSON.stringify([key]), { key: tx.key, reason: null })
}

function told(
  tx: ChangeTx,
  { accountId, customer }: { readonly accountId: AccountId; readonly customer: CustomerRecord },
  effects: readonly Effect[],
): JoinedLink {
  const label = `Linked account ${accountId} to ${customer.companyName}`
  tx.event({ type: 'ACCOUNT_LINKED', subject: accountId, label, customer: customer.key })
  return linked(effects)
}

function linked(effects: readonly Effect[]): JoinedLink {
  return { whyNot: null, effects }
}

function notLinked(whyNot: string): JoinedLink {
  return { whyNot, effects: [] }
}

function whyTaken(db: ReadableDb, customerKey: number): string {
  const name = customerByKey(db, customerKey)?.companyName ?? 'another customer'
  return `Linked to ${name}: remove it from there first.`
}
