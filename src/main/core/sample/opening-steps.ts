import { changeRow } from '../settings/settings-change.ts'
import { insertMarketplace, updateMarketplace } from '../settings/marketplace-table.ts'
import { insertOperator } from '../settings/operator-table.ts'
import { insertProvider } from '../settings/provider-table.ts'
import { writePreference } from '../store/change.ts'
import { saveView } from '../settings/saved-view-table.ts'
import { COLLEAGUES, MARKETPLACES, OTHER_PROVIDER, type MarketplaceName } from './sample-people.ts'
import { marketplaceKey, type Scene, type Step } from './scene.ts'

const SETTINGS = 'SETTINGS_CHANGED'

/** The first morning: the other provider, colleagues, marketplaces, ways to look at the pool. */
export const openingSteps: readonly Step[] = [
  { daysAgo: 91, time: '08:05', happen: addColleagues },
  { daysAgo: 91, time: '08:20', happen: openMarketplaces },
  { daysAgo: 40, time: '09:30', happen: raiseTarget },
  { daysAgo: 30, time: '15:10', happen: saveViews },
]

function addColleagues({ store, record }: Scene): void {
  for (const colleague of COLLEAGUES) {
    const { name } = colleague
    record({ type: SETTINGS, label: `Added operator ${name}`, subject: name }, (tx) => {
      const key = insertOperator(tx.db, store.ports.newId(), { ...colleague, providerKey: null })
      tx.remember('operator', key, 1, null)
    })
  }
}

function openMarketplaces({ store, record, marketplaceKeys }: Scene): void {
  let otherProvider = 0
  const { name } = OTHER_PROVIDER
  record({ type: SETTINGS, label: `Added provider ${name}`, subject: name }, (tx) => {
    otherProvider = insertProvider(tx.db, store.ports.newId(), OTHER_PROVIDER)
    tx.remember('provider', otherProvider, 1, null)
  })
  for (const [key, marketplace] of Object.entries(MARKETPLACES)) {
    const { code } = marketplace
    record({ type: SETTINGS, label: `Added marketplace ${code}`, subject: code }, (tx) => {
      const provider = marketplace.isOwn ? 1 : otherProvider
      const inserted = insertMarketplace(tx.db, store.ports.newId(), provider, marketplace)
      tx.remember('marketplace', inserted, 1, null)
      // The keys of the object are its type's names.
      marketplaceKeys.set(key as MarketplaceName, inserted)
    })
  }
}

function raiseTarget(scene: Scene): void {
  const { code } = MARKETPLACES.nordics
  scene.record({ type: SETTINGS, label: `Edited marketplace ${code}`, subject: code }, (tx) => {
    const key = marketplaceKey(scene, 'nordics')
    changeRow(tx, 'marketplace', key, () =>
      updateMarketplace(tx.db, key, { ...MARKETPLACES.nordics, poolTarget: 340 }),
    )
  })
}

function saveViews({ store }: Scene): void {
  const views = {
    'Ready, not held': 'status=ready&held=no',
    'On hold': 'held=yes',
    'Invalid, to be sorted out': 'status=invalid&sort=accountId',
    'Suspended or closed by AWS': 'aws=SUSPENDED,PENDING_CLOSURE,CLOSED',
  }
  writePreference(store, (db) => {
    for (const [name, query] of Object.entries(views)) {
      saveView(db, { id: store.ports.newId(), screen: 'pool', name, state: { query } })
    }
  })
}
