import type { Operator, Provider, Settings } from '../../../shared/contract/session.ts'
import type { Store } from '../store/change.ts'
import type { ReadableDb } from '../store/sql.ts'
import { allOperators, operatorByKey, type OperatorRecord } from './operator-table.ts'
import { allProviders, providerByKey, type ProviderRecord } from './provider-table.ts'
import { readSettings } from './settings-table.ts'
import { workspaceValue } from './workspace-table.ts'

/** Who works here and for which provider. */
export interface CurrentSession {
  readonly operator: Operator
  readonly provider: Provider
  readonly providerKey: number
  readonly settings: Settings
}

/** The session of this core; kept in the workspace, read anew after changes. */
export interface SessionState {
  current(): CurrentSession
  refresh(): void
}

/** Reads the session of a workspace. */
export function createSessionState(store: Store): SessionState {
  let current = readSession(store)
  return {
    current: () => current,
    refresh: () => {
      current = readSession(store)
    },
  }
}

function readSession(db: ReadableDb): CurrentSession {
  const operator = currentOperator(db)
  const { key: providerKey, ...provider } = currentProvider(db, operator)
  const { key: _key, providerKey: _bound, ...publicOperator } = operator
  return { operator: publicOperator, provider, providerKey, settings: readSettings(db).settings }
}

/** The chosen operator; an undo may have taken them away, then an admin steps in, so that nobody is locked out. */
function currentOperator(db: ReadableDb): OperatorRecord {
  const chosen = operatorByKey(db, Number(workspaceValue(db, 'current_operator')))
  if (chosen !== null) return chosen
  const operators = allOperators(db)
  const operator = operators.find(({ role }) => role === 'admin') ?? operators[0]
  if (operator === undefined) throw new Error('a workspace has an operator')
  return operator
}

/** The provider an operator is bound to, else the chosen one, else the first. */
function currentProvider(db: ReadableDb, operator: OperatorRecord): ProviderRecord {
  const key = operator.providerKey ?? Number(workspaceValue(db, 'current_provider'))
  const provider = providerByKey(db, key) ?? allProviders(db)[0]
  if (provider === undefined) throw new Error('a workspace has a provider')
  return provider
}
