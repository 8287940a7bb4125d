import { addToTally } from '../../src/main/core/pool/tally-table.ts'
import { takeSeqs } from '../../src/main/core/pool/seq-table.ts'
import { STATE } from '../../src/main/core/pool/account-codes.ts'
import { createLog } from '../../src/main/core/log.ts'
import { prepareWorkspace } from '../../src/main/core/settings/prepare-workspace.ts'
import {
  insertMarketplace,
  marketplaceByCode,
  type MarketplaceFields,
} from '../../src/main/core/settings/marketplace-table.ts'
import { change, type Store } from '../../src/main/core/store/change.ts'
import { openWorkspaceFile } from '../../src/main/core/store/open-database.ts'
import { systemPorts } from '../../src/main/core/system-ports.ts'

/** Every seeded account's id: 100000000000 and up. */
export const FIRST_ACCOUNT_ID = 100_000_000_000

const FIELDS: Omit<MarketplaceFields, 'code'> = {
  name: '',
  defaultModel: null,
  currency: null,
  poolTarget: null,
  reorderAt: null,
}

/** Opens a prepared workspace without a core; the caller closes the connection. */
export function openTestStore(file: string): Store {
  const store: Store = { connection: openWorkspaceFile(file), ports: systemPorts(createLog(() => {})) }
  prepareWorkspace(store)
  return store
}

/** Works on a workspace file, which a core may have open, through a connection of its own. */
export function besideCore<Value>(file: string, work: (store: Store) => Value): Value {
  const store = openTestStore(file)
  try {
    return work(store)
  } finally {
    store.connection.close()
  }
}

/** Imports `count` Ready SPAM accounts of one marketplace, as an import does: one batch, one event. Returns its change. */
export function seedImport(store: Store, count: number, code = 'MP-00010', providerKey = 1): string {
  return change(
    store,
    {
      type: 'IMPORT_COMMITTED',
      label: `Imported ${count} accounts`,
      subject: 'pool.csv',
      actor: 'Administrator',
      isUndoable: true,
    },
    (tx) => {
      const known = marketplaceByCode(tx.db, providerKey, code)
      const marketplace = known?.key ?? insertMarketplace(tx.db, tx.id, providerKey, { ...FIELDS, code })
      const first = takeSeqs(tx.db, count)
      store.connection
        .prepare(
          `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1)
           INSERT INTO account (seq, account_id, state, marketplace, model, change)
           SELECT ? + i, ? + i, ?, ?, 1, ? FROM n`,
        )
        .run(count, first, FIRST_ACCOUNT_ID + first - 1, STATE.ready, marketplace, tx.key)
      addToTally(tx.db, [{ marketplace, model: 1, state: STATE.ready, n: count }])
      tx.describe({ rows: count, firstSeq: first, lastSeq: first + count - 1 })
    },
  ).changeId
}

/** Writes a workspace with `count` accounts and returns the change that imported them. */
export function seedWorkspace(file: string, count: number): string {
  return besideCore(file, (store) => seedImport(store, count))
}
