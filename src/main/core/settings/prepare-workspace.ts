import type { Operator, Settings } from '../../../shared/contract/session.ts'
import { writePreference, type Store } from '../store/change.ts'
import { insertOperator } from './operator-table.ts'
import { insertProvider, type ProviderFields } from './provider-table.ts'
import { DEFAULT_SETTINGS, writeSettings } from './settings-table.ts'
import { setWorkspaceValue, workspaceValue } from './workspace-table.ts'

/** Who and what a new workspace begins with. */
export interface Beginning {
  readonly provider: ProviderFields
  /** An admin who works for every provider. */
  readonly operator: Pick<Operator, 'name' | 'email'>
  readonly settings: Settings
}

const USUAL_BEGINNING: Beginning = {
  provider: { name: 'My company', emailDomains: [], tier: 'distributor' },
  operator: { name: 'Administrator', email: '' },
  settings: DEFAULT_SETTINGS,
}

/** Gives a new workspace what it cannot be without: an id, a provider, an operator, settings. */
export function prepareWorkspace(store: Store, beginning: Beginning = USUAL_BEGINNING): void {
  if (workspaceValue(store, 'id') !== null) return
  // Like the schema itself this is where a workspace begins, not something somebody did in it: no event, version 0.
  writePreference(store, (db) => {
    const { newId } = store.ports
    setWorkspaceValue(db, 'id', newId())
    writeSettings(db, beginning.settings, 1)
    const provider = insertProvider(db, newId(), beginning.provider)
    const operator = insertOperator(db, newId(), {
      ...beginning.operator,
      providerKey: null,
      role: 'admin',
      isPartner: true,
    })
    setWorkspaceValue(db, 'current_provider', String(provider))
    setWorkspaceValue(db, 'current_operator', String(operator))
  })
}
