import type { NamesOf } from '../../../shared/contract/index.ts'
import type { HandlersOf } from '../handler.ts'
import { matchingTotal } from '../matching-total.ts'
import { ownManagementAccount } from '../payers/own-management-account.ts'
import { countOf } from '../settings/wording.ts'
import { change } from '../store/change.ts'
import { copyDifferences } from './difference-text.ts'
import {
  countDifferences,
  countIgnored,
  differencesPage,
  listedOrganizations,
  setIgnored,
} from './difference-view.ts'
import { listingsOf } from './listing-table.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `listings.${string}`>

/** listings.*: what AWS said, and where our records differ. */
export const listingHandlers: HandlersOf<Name> = {
  'listings.organizations': (_input, { store, session }) => ({
    organizations: listedOrganizations(store, session.current().providerKey),
  }),
  'listings.page': ({ payerId }, { store, session }) => {
    const { key } = ownManagementAccount(store, payerId, session.current().providerKey)
    const listings = listingsOf(store, key)
    return { listings: listings.map((each) => ({ ...each, isComplete: each.isComplete === 1 })) }
  },
  'listings.differences': ({ payerId, ...page }, { store, session }) => {
    const { key } = ownManagementAccount(store, payerId, session.current().providerKey)
    const byKind = countDifferences(store, key, page.filter)
    const { filter, ...piece } = page
    return {
      rows: differencesPage(store, key, { selection: { kind: 'matching', filter, except: [] }, ...piece }),
      total: matchingTotal(byKind, filter.kinds),
      byKind,
      ignored: countIgnored(store, key),
    }
  },
  'listings.copyDifferences': copyDifferences,
  'listings.previewAccept': (input, context) => context.askWorker('listings.previewAccept', input),
  'listings.ignore': ({ payerId, differences, isIgnored }, { store, session, events }) => {
    const { operator, providerKey } = session.current()
    const payer = ownManagementAccount(store, payerId, providerKey)
    const done = isIgnored ? 'Put aside' : 'Brought back'
    const label = `${done} ${countOf(differences.length, 'difference')} of ${payer.name}`
    const intent = { type: 'ACCOUNT_DRIFT_RESOLVED', label, subject: payer.accountId, actor: operator.name }
    change(store, { ...intent, isUndoable: false }, (tx) => {
      const rows = setIgnored(tx.db, payer.key, { differences, isIgnored })
      tx.describe({ rows, details: { differences: rows, isIgnored } })
    })
    events.publish({ kind: 'aws.changed' })
    events.publish({ kind: 'activity.changed' })
    return {}
  },
}
