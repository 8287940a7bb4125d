import type { NamesOf } from '../../../shared/contract/index.ts'
import type { Payer, PayerFields } from '../../../shared/contract/payers.ts'
import type { AccountId } from '../../../shared/domain/account-id.ts'
import type { HandlerContext, HandlersOf } from '../handler.ts'
import { notAllowed, wrongField } from '../refusal.ts'
import { changeRow, expectRow } from '../settings/settings-change.ts'
import { countOf } from '../settings/wording.ts'
import { removeRow } from '../store/record-table.ts'
import { changeAwsRecords } from './aws-record-change.ts'
import {
  forgetListings,
  insertManagementAccount,
  managementAccountByAccountId,
  managementAccountByKey,
  rolesOutside,
  updateManagementAccount,
  whatNames,
  type ManagementAccountRecord,
} from './management-account-table.ts'
import { memberByAccountId } from './member-table.ts'
import { ownManagementAccount } from './own-management-account.ts'
import { copyPayers } from './payer-text.ts'
import { countStandalone, payerRow, payerRows } from './payer-view.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `payers.${string}`>

/** payers.*: management accounts (CS-02, CS-03, A-30). */
export const payerHandlers: HandlersOf<Name> = {
  'payers.list': (_input, { store, session }) => ({
    payers: payerRows(store, session.current().providerKey),
  }),
  'payers.copy': copyPayers,
  'payers.standalone': (_input, { store, session }) => ({
    accounts: countStandalone(store, session.current().providerKey),
  }),
  'payers.create': (input, context) => {
    refuseTaken(context, input.accountId)
    const subject = input.accountId
    const intent = { type: 'PAYER_ADDED', label: `Added management account ${input.name}`, subject }
    const key = changeAwsRecords(context, intent, (tx) => {
      const { providerKey } = context.session.current()
      const inserted = insertManagementAccount(tx.db, {
        ...input,
        id: tx.newId(),
        providerKey,
        createdAt: tx.at,
      })
      tx.remember('managementAccount', inserted, 1, null)
      tx.describe({ rows: 1, details: { after: input } })
      return inserted
    })
    return reread(context, key)
  },
  'payers.edit': (input, context) => {
    const payer = expectPayer(context, input)
    refuseOtherPartition(context, payer, input)
    return edited(context, payer, {
      type: 'PAYER_EDITED',
      label: `Edited management account ${input.name}`,
      fields: input,
    })
  },
  'payers.promote': (input, context) => {
    const payer = expectPayer(context, input)
    if (payer.isMsp) throw notAllowed(`${payer.name} is an MSP account already.`)
    return edited(context, payer, {
      type: 'PAYER_PROMOTED',
      label: `Promoted ${payer.name} to MSP`,
      fields: { ...payer, isMsp: true },
    })
  },
  'payers.remove': (input, context) => {
    const payer = expectPayer(context, input)
    refuseInUse(context, payer)
    const { key, name, accountId: subject } = payer
    const intent = { type: 'PAYER_REMOVED', label: `Removed management account ${name}`, subject }
    changeAwsRecords(context, intent, (tx) =>
      changeRow(tx, 'managementAccount', key, () => {
        forgetListings(tx.db, key)
        removeRow(tx.db, 'managementAccount', key)
      }),
    )
    return {}
  },
}

function edited(
  context: HandlerContext,
  { key, accountId: subject }: ManagementAccountRecord,
  {
    fields,
    ...what
  }: {
    readonly type: string
    readonly label: string
    readonly fields: Parameters<typeof updateManagementAccount>[2]
  },
): Payer {
  changeAwsRecords(context, { ...what, subject }, (tx) =>
    changeRow(tx, 'managementAccount', key, () => updateManagementAccount(tx.db, key, fields)),
  )
  return reread(context, key)
}

/** The management account that a command names, of the provider at work and as it was read. */
function expectPayer(
  { store, session }: HandlerContext,
  wanted: { readonly id: string; readonly rev: number },
): ManagementAccountRecord {
  const payer = ownManagementAccount(store, wanted.id, session.current().providerKey)
  return expectRow('management account', payer, wanted)
}

function refuseTaken({ store, session }: HandlerContext, accountId: AccountId): void {
  const other = managementAccountByAccountId(store, accountId)
  if (other !== null) {
    throw wrongField(
      'accountId',
      other.providerKey === session.current().providerKey
        ? `This is the management account ${other.name} already.`
        : 'This is a management account of another provider. Switch to that provider to see it.',
    )
  }
  const member = memberByAccountId(store, accountId)
  const payer = member === null ? null : managementAccountByKey(store, member.managementAccountKey)
  if (payer !== null) {
    throw wrongField(
      'accountId',
      `This account is a member of ${payer.name}, and no member has an organization of its own. Remove it there first.`,
    )
  }
}

/** A role's ARN names the partition of its payer (invariant 15). */
function refuseOtherPartition(
  { store }: HandlerContext,
  payer: ManagementAccountRecord,
  { partition }: Pick<PayerFields, 'partition'>,
): void {
  if (partition === payer.partition) return
  const roles = rolesOutside(store, payer.key, partition)
  if (roles > 0) {
    throw wrongField(
      'partition',
      `${countOf(roles, 'role ARN')} of its members ${roles === 1 ? 'names' : 'name'} another partition. Remove them first.`,
    )
  }
}

function refuseInUse({ store }: HandlerContext, { key, name }: ManagementAccountRecord): void {
  const named = whatNames(store, key).map(({ noun, count }) => countOf(count, noun))
  if (named.length === 0) return
  const last = named.at(-1) ?? ''
  const all = named.length === 1 ? last : `${named.slice(0, -1).join(', ')} and ${last}`
  throw notAllowed(`${name} has ${all}, so it has to stay.`)
}

function reread({ store }: HandlerContext, key: number): Payer {
  const payer = payerRow(store, key)
  if (payer === null) throw new Error('a management account that was just written is there')
  return payer
}
