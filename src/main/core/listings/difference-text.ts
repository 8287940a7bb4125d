import type { Difference, DifferenceSelection } from '../../../shared/contract/listings.ts'
import type { Handler } from '../handler.ts'
import type { Task } from '../jobs/task.ts'
import { copiedRows, exportRows, type ListText } from '../list-text.ts'
import { ownManagementAccount } from '../payers/own-management-account.ts'
import { countChosen, differencesPage } from './difference-view.ts'

/** How differences become a text. */
const DIFFERENCE_TEXT: ListText<Difference> = {
  noun: 'differences',
  idOf: ({ accountId }) => accountId,
  columns: {
    account_id: ({ accountId }) => accountId,
    name: ({ name }) => name ?? '',
    kind: ({ kind }) => kind,
    field: ({ field }) => field,
    here: ({ ours }) => ours ?? '',
    at_aws: ({ theirs }) => theirs ?? '',
    listings_in_a_row: ({ times }) => String(times),
    since: ({ since }) => since,
    seen_at: ({ seenAt }) => seenAt ?? '',
    put_aside: ({ isIgnored }) => (isIgnored ? 'yes' : 'no'),
  },
  toJson: (difference) => difference,
}

/** listings.copyDifferences: a choice of differences as text for the clipboard; as ids their accounts, each once. */
export const copyDifferences: Handler<'listings.copyDifferences'> = (
  { payerId, selection, sort, format },
  { store, session },
) => {
  const { key } = ownManagementAccount(store, payerId, session.current().providerKey)
  return copiedRows(DIFFERENCE_TEXT, format, {
    count: countChosen(store, key, selection),
    read: (count) => differencesPage(store, key, { selection, sort, first: 0, count }),
  })
}

/** listings.exportDifferences: writes what a filter shows to a granted file. */
export const exportDifferences: Task<'listings.exportDifferences'> = (
  { payerId, filter, sort, ...file },
  context,
) => {
  const { key } = ownManagementAccount(context.store, payerId, context.session.providerKey)
  const selection: DifferenceSelection = { kind: 'matching', filter, except: [] }
  return exportRows(DIFFERENCE_TEXT, file, context, (piece) =>
    differencesPage(context.store, key, { selection, sort, ...piece }),
  )
}
