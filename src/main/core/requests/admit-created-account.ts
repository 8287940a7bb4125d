import type { AccountId } from '../../../shared/domain/account-id.ts'
import { customerByKey, type CustomerRecord } from '../customers/customer-table.ts'
import type { Effect } from '../jobs/task.ts'
import { carryLinks } from '../payers/carry-links-table.ts'
import { linkJoined, whyNoMore, type JoinedLink } from '../payers/link-joined.ts'
import { managementAccountByKey } from '../payers/management-account-table.ts'
import { addMember, memberByAccountId, type MemberRecord } from '../payers/member-table.ts'
import { insertMembersIntoPool } from '../payers/pooled-member-table.ts'
import { facetCode, modelCode, STATE } from '../pool/account-codes.ts'
import { accountById } from '../pool/account-table.ts'
import { deletedAccountById } from '../pool/deleted-account-table.ts'
import { takeSeqs } from '../pool/seq-table.ts'
import { addToTally } from '../pool/tally-table.ts'
import type { ChangeTx } from '../store/change.ts'
import { linkNewAccount } from './new-link-table.ts'
import type { RequestRecord } from './request-table.ts'

/**
 * Makes an account that AWS created a member of its organization, adds it to the pool where the request says so, and links
 * it to the customer that asked for it. What is there already stays as it is.
 */
export function admitCreatedAccount(
  tx: ChangeTx,
  request: RequestRecord,
  created: { readonly accountId: AccountId; readonly at: string },
): JoinedLink {
  const { accountId } = created
  const known = memberByAccountId(tx.db, accountId)
  // It moved on: whoever has it now knows better.
  if (known !== null && known.managementAccountKey !== request.managementAccountKey) return NOTHING
  const key = known?.key ?? addCreated(tx, request, created)
  if (request.place === null || isInPool(tx, accountId)) {
    const { customerKey, managementAccountKey } = request
    const providerKey = managementAccountByKey(tx.db, managementAccountKey)?.providerKey ?? 0
    return linkJoined(tx, { accountId, customerKey, providerKey })
  }
  const { customer, whyNot } = newCustomer(tx, request, known)
  if (customer !== null) {
    const label = `Linked account ${accountId} to ${customer.companyName}`
    tx.event({ type: 'ACCOUNT_LINKED', subject: accountId, label, customer: customer.key })
  }
  const { place } = request
  const effects = intoPool(tx, { member: key, accountId, place, customer: customer?.key ?? null })
  return { whyNot, effects }
}

const NOTHING: JoinedLink = { whyNot: null, effects: [] }

function addCreated(
  tx: ChangeTx,
  request: RequestRecord,
  { accountId, at }: { readonly accountId: AccountId; readonly at: string },
): number {
  return addMember(tx, {
    managementAccountKey: request.managementAccountKey,
    account: {
      accountId,
      name: request.nickname,
      email: request.rootEmail,
      awsState: 'ACTIVE',
      joinedMethod: 'CREATED',
      joinedAt: at,
      tags: request.tags,
    },
  })
}

function isInPool(tx: ChangeTx, accountId: AccountId): boolean {
  return accountById(tx.db, accountId) !== undefined || deletedAccountById(tx.db, accountId) !== undefined
}

/** Whom an account that comes into the pool is linked to; nobody when somebody has it already, and brings it along. */
function newCustomer(
  tx: ChangeTx,
  { customerKey }: RequestRecord,
  known: MemberRecord | null,
): { readonly customer: CustomerRecord | null; readonly whyNot: string | null } {
  const customer = customerKey === null ? null : customerByKey(tx.db, customerKey)
  const hasOne = known !== null && known.customerKey !== null
  const whyNot = customer === null || hasOne ? null : whyNoMore(tx.db, customer)
  return { customer: hasOne || whyNot !== null ? null : customer, whyNot }
}

function intoPool(
  tx: ChangeTx,
  {
    member,
    accountId,
    place,
    customer,
  }: {
    readonly member: number
    readonly accountId: AccountId
    readonly place: RequestRecord['place'] & object
    readonly customer: number | null
  },
): readonly Effect[] {
  const { marketplaceKey: marketplace } = place
  const model = modelCode(place.model)
  const seq = takeSeqs(tx.db, 1)
  const state = customer === null ? STATE.ready : STATE.linked
  insertMembersIntoPool(tx.db, [member], { marketplace, model, firstSeq: seq, change: tx.key })
  if (customer !== null) linkNewAccount(tx, seq, customer)
  addToTally(tx.db, [{ marketplace, model, state, n: 1 }])
  tx.event({ type: 'ACCOUNT_ADDED', subject: accountId, label: `Added account ${accountId} to the pool` })
  const codes = Uint16Array.of(facetCode(marketplace, model, state))
  const appended: Effect = { kind: 'accounts-appended', firstSeq: seq, codes }
  const carried = carryLinks(tx, { firstSeq: seq, lastSeq: seq })
  return carried === null ? [appended] : [appended, carried]
}
