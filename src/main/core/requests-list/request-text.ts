import type { RequestRow } from '../../../shared/contract/request-list.ts'
import {
  REQUEST_KIND_LABELS,
  REQUEST_OWNER_LABELS,
  REQUEST_STAGE_LABELS,
  requestOwner,
} from '../../../shared/domain/request-stage.ts'
import type { Handler } from '../handler.ts'
import type { Task } from '../jobs/task.ts'
import { copiedRows, exportRows, type ListText } from '../list-text.ts'
import { matchingTotal } from '../matching-total.ts'
import { requestRows, requestsByStage } from './request-list-view.ts'

/** How invitations and requests become a text. */
const REQUEST_TEXT: ListText<RequestRow> = {
  noun: 'requests',
  idOf: ({ subject }) => subject,
  columns: {
    kind: ({ kind }) => REQUEST_KIND_LABELS[kind],
    account: ({ subject }) => subject,
    customer: ({ customer }) => customer?.identifier ?? '',
    company_name: ({ customer }) => customer?.companyName ?? '',
    management_account_id: ({ payer }) => payer.accountId,
    management_account: ({ payer }) => payer.name,
    stage: ({ stage }) => REQUEST_STAGE_LABELS[stage],
    reason: ({ why }) => why ?? '',
    owner: ({ stage }) => {
      const owner = requestOwner(stage)
      return owner === null ? '' : REQUEST_OWNER_LABELS[owner]
    },
    days_left: ({ daysLeft }) => String(daysLeft ?? ''),
    expires_at: ({ expiresAt }) => expiresAt ?? '',
    created_at: ({ createdAt }) => createdAt,
  },
  toJson: ({ id: _id, rev: _rev, payer, customer, ...request }) => ({
    ...request,
    payer: { accountId: payer.accountId, name: payer.name },
    customer:
      customer === null ? null : { identifier: customer.identifier, companyName: customer.companyName },
  }),
}

/** requests.copy: what a filter shows as text for the clipboard. */
export const copyRequests: Handler<'requests.copy'> = (
  { filter, sort, format },
  { store, session, ports },
) => {
  const scope = { providerKey: session.current().providerKey, now: ports.now().toISOString() }
  return copiedRows(REQUEST_TEXT, format, {
    count: matchingTotal(requestsByStage(store, scope, filter), filter.stages),
    read: (count) => requestRows(store, scope, { filter, sort, first: 0, count }),
  })
}

/** requests.export: writes what a filter shows to a granted file. */
export const exportRequests: Task<'requests.export'> = ({ filter, sort, ...file }, context) => {
  const { store, session } = context
  const scope = { providerKey: session.providerKey, now: store.ports.now().toISOString() }
  return exportRows(REQUEST_TEXT, file, context, (piece) =>
    requestRows(store, scope, { filter, sort, ...piece }),
  )
}
