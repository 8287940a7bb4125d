import type { ActionRow } from '../../../shared/contract/actions.ts'
import type { Handler } from '../handler.ts'
import type { Task } from '../jobs/task.ts'
import { copiedRows, exportRows, type ListText } from '../list-text.ts'
import { matchingTotal } from '../matching-total.ts'
import { actionsPage, countActions } from './action-view.ts'

/** How AWS actions become a text. */
const ACTION_TEXT: ListText<Omit<ActionRow, 'whyNot'>> = {
  noun: 'AWS actions',
  idOf: ({ subject }) => subject,
  columns: {
    state: ({ state }) => state,
    operation: ({ operation }) => operation,
    subject: ({ subject }) => subject,
    management_account_id: ({ payer }) => payer?.accountId ?? '',
    management_account: ({ payer }) => payer?.name ?? '',
    not_before: ({ notBefore }) => notBefore ?? '',
    tried_at: ({ triedAt }) => triedAt ?? '',
    finished_at: ({ finishedAt }) => finishedAt ?? '',
    failure_code: ({ failureCode }) => failureCode ?? '',
    failure: ({ failure }) => failure ?? '',
    runbook: ({ runbook }) => runbook ?? '',
    created_at: ({ createdAt }) => createdAt,
    created_by: ({ createdBy }) => createdBy,
  },
  toJson: ({ rev: _rev, payer, ...action }) => ({
    ...action,
    payer: payer === null ? null : { accountId: payer.accountId, name: payer.name },
  }),
}

/** actions.copy: what a filter shows as text for the clipboard. */
export const copyActions: Handler<'actions.copy'> = ({ filter, sort, format }, { store, session }) => {
  const { providerKey } = session.current()
  return copiedRows(ACTION_TEXT, format, {
    count: matchingTotal(countActions(store, filter, providerKey), filter.states),
    read: (count) => actionsPage(store, { filter, sort, providerKey, first: 0, count }),
  })
}

/** actions.export: writes what a filter shows to a granted file. */
export const exportActions: Task<'actions.export'> = ({ filter, sort, ...file }, context) => {
  const { providerKey } = context.session
  return exportRows(ACTION_TEXT, file, context, (piece) =>
    actionsPage(context.store, { filter, sort, providerKey, ...piece }),
  )
}
