import type { Payer } from '../../../shared/contract/payers.ts'
import type { Handler } from '../handler.ts'
import type { Task } from '../jobs/task.ts'
import { copiedRows, exportRows, type ListText } from '../list-text.ts'
import type { ReadableDb } from '../store/sql.ts'
import { payerRows } from './payer-view.ts'

/** How management accounts become a text. */
const PAYER_TEXT: ListText<Payer> = {
  noun: 'management accounts',
  idOf: ({ accountId }) => accountId,
  columns: {
    account_id: ({ accountId }) => accountId,
    name: ({ name }) => name,
    msp: ({ isMsp }) => (isMsp ? 'yes' : 'no'),
    organization_id: ({ organizationId }) => organizationId ?? '',
    feature_set: ({ featureSet }) => featureSet ?? '',
    partition: ({ partition }) => partition,
    sharing: ({ sharing }) => sharing,
    members: ({ members }) => String(members),
    max_accounts: ({ maxAccounts }) => String(maxAccounts ?? ''),
    members_with_customer: ({ linkedMembers }) => String(linkedMembers),
    members_onboarded: ({ onboardedMembers }) => String(onboardedMembers),
    profile: ({ profile }) => profile ?? '',
    billing_bucket: ({ billingBucket }) => billingBucket ?? '',
    note: ({ note }) => note ?? '',
    listed_at: ({ listedAt }) => listedAt ?? '',
    created_at: ({ createdAt }) => createdAt,
  },
  toJson: ({ id: _id, rev: _rev, ...payer }) => payer,
}

/** payers.copy: management accounts as text for the clipboard. */
export const copyPayers: Handler<'payers.copy'> = ({ payerIds, format }, { store, session }) => {
  const payers = inOrder(store, session.current().providerKey, payerIds)
  return copiedRows(PAYER_TEXT, format, { count: payers.length, read: () => payers })
}

/** payers.export: writes them to a granted file. */
export const exportPayers: Task<'payers.export'> = ({ payerIds, ...file }, context) => {
  const payers = inOrder(context.store, context.session.providerKey, payerIds)
  return exportRows(PAYER_TEXT, file, context, ({ first, count }) => payers.slice(first, first + count))
}

/** The named ones in the order of their names' list; those of other providers are left out. */
function inOrder(db: ReadableDb, providerKey: number, payerIds: readonly string[]): Payer[] {
  const byId = new Map(payerRows(db, providerKey).map((payer) => [payer.id, payer]))
  return payerIds.flatMap((id) => byId.get(id) ?? [])
}
