import { ofOwnPayer } from './of-own-payer.ts'
import type { NamesOf } from '../../../shared/contract/index.ts'
import type { Member } from '../../../shared/contract/members.ts'
import type { AccountId } from '../../../shared/domain/account-id.ts'
import type { HandlerContext, HandlersOf } from '../handler.ts'
import { knownAccount } from '../pool/check-account-id.ts'
import { notAllowed, Refusal, wrongField } from '../refusal.ts'
import { changeRow } from '../settings/settings-change.ts'
import { storeVersion } from '../store/change.ts'
import { removeRow } from '../store/record-table.ts'
import { previewAddToPool } from './add-to-pool.ts'
import { changeAwsRecords } from './aws-record-change.ts'
import { copyMembers } from './copy-members.ts'
import {
  managementAccountByAccountId,
  managementAccountByKey,
  type ManagementAccountRecord,
} from './management-account-table.ts'
import { addMember, memberByAccountId, updateMember, type MemberRecord } from './member-table.ts'
import { countMembers, memberRow, memberRows, memberTotals } from './member-view.ts'
import { ownManagementAccount } from './own-management-account.ts'
import { previewLink } from './preview-link.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `members.${string}`>

/** members.*: accounts of organizations (CS-04). */
export const memberHandlers: HandlersOf<Name> = {
  'members.page': ({ filter, ...page }, { store, session }) => {
    const asked = { filter, providerKey: session.current().providerKey }
    return {
      rows: memberRows(store, asked, page),
      total: countMembers(store, asked),
      version: storeVersion(store),
    }
  },
  'members.totals': ({ filter }, { store, session }) =>
    memberTotals(store, { filter, providerKey: session.current().providerKey }),
  'members.copy': copyMembers,
  'members.get': ({ accountId }, context) => ({ member: reread(context, accountId) }),
  'members.create': ({ payerId, ...account }, context) => {
    const { accountId } = account
    const payer = ownManagementAccount(context.store, payerId, context.session.current().providerKey)
    refuseNewMember(context, payer, accountId)
    const intent = { type: 'MEMBER_ADDED', label: `Added ${accountId} to ${payer.name}`, subject: accountId }
    changeAwsRecords(context, intent, (tx) => {
      addMember(tx, { managementAccountKey: payer.key, account })
      tx.describe({ rows: 1, details: { after: account } })
    })
    return reread(context, accountId)
  },
  'members.edit': ({ rev, ...fields }, context) => {
    const { accountId } = fields
    const { key } = expectMember(context, { accountId, rev })
    const intent = { type: 'MEMBER_EDITED', label: `Edited member ${accountId}`, subject: accountId }
    changeAwsRecords(context, intent, (tx) =>
      changeRow(tx, 'member', key, () => updateMember(tx.db, key, fields)),
    )
    return reread(context, accountId)
  },
  'members.remove': (named, context) => {
    const { accountId } = named
    const { key, customerKey, payer } = expectMember(context, named)
    if (customerKey !== null) {
      throw notAllowed(`A customer has ${accountId}. Remove it from the customer first.`)
    }
    const label = `Removed ${accountId} from the members of ${payer.name}`
    changeAwsRecords(context, { type: 'MEMBER_REMOVED', label, subject: accountId }, (tx) =>
      changeRow(tx, 'member', key, () => removeRow(tx.db, 'member', key)),
    )
    return {}
  },
  'members.previewChange': previewLink,
  'members.previewAddToPool': previewAddToPool,
}

/** The member that a command names, of the provider at work and as it was read. */
function expectMember(
  context: HandlerContext,
  wanted: { readonly accountId: AccountId; readonly rev: number },
): MemberRecord & { readonly payer: ManagementAccountRecord } {
  const { accountId: id, rev } = wanted
  const { row: member, payer } = ofOwnPayer(context, memberByAccountId(context.store, id), {
    what: 'member account',
    id,
  })
  if (member.rev !== rev) {
    throw new Refusal({ code: 'conflict', what: 'member account', id, current: member.rev })
  }
  return { ...member, payer }
}

function refuseNewMember(
  { store, session }: HandlerContext,
  payer: ManagementAccountRecord,
  accountId: AccountId,
): void {
  const member = memberByAccountId(store, accountId)
  if (member !== null) {
    const its = managementAccountByKey(store, member.managementAccountKey)
    const where = its?.providerKey === payer.providerKey ? its.name : 'the organization of another provider'
    throw wrongField('accountId', `This account is a member of ${where} already.`)
  }
  const other = managementAccountByAccountId(store, accountId)
  if (other !== null) {
    throw wrongField(
      'accountId',
      other.key === payer.key
        ? 'This is the management account itself.'
        : 'A management account is no member of another organization.',
    )
  }
  const known = knownAccount(store, accountId, session.current().providerKey)
  if (known?.verdict === 'other-provider') {
    throw wrongField('accountId', `This account is in the pool of ${known.providerName}.`)
  }
}

function reread({ store, session }: HandlerContext, accountId: AccountId): Member {
  const member = memberRow(store, accountId, session.current().providerKey)
  if (member === null) throw new Refusal({ code: 'not-found', what: 'member account', id: accountId })
  return member
}
