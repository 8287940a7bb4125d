import { basename } from 'node:path'
import type { NamesOf } from '../../../shared/contract/index.ts'
import type { Session } from '../../../shared/contract/session.ts'
import { Capability, may } from '../../../shared/domain/capability.ts'
import type { HandlerContext, HandlersOf } from '../handler.ts'
import { notAllowed, Refusal } from '../refusal.ts'
import { writePreference } from '../store/change.ts'
import { publicMarketplace } from './marketplace-handlers.ts'
import { allMarketplaces } from './marketplace-table.ts'
import { publicOperator } from './operator-handlers.ts'
import { allOperators, operatorById } from './operator-table.ts'
import { publicProvider } from './provider-handlers.ts'
import { allProviders, providerById } from './provider-table.ts'
import { changeSettings } from './settings-change.ts'
import { readSettings, writeSettings } from './settings-table.ts'
import { setWorkspaceValue, workspaceValue } from './workspace-table.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `session.${string}` | `settings.${string}`>

/** session.*, settings.*: who works here, for which provider, by which rules. */
export const sessionHandlers: HandlersOf<Name> = {
  'session.get': (_input, context) => describeSession(context),
  'session.useProvider': ({ providerId }, context) => {
    const provider = providerById(context.store, providerId)
    if (provider === null) throw new Refusal({ code: 'not-found', what: 'provider', id: providerId })
    const { operator, provider: bound } = context.session.current()
    if (operator.providerId !== null && operator.providerId !== providerId) {
      throw notAllowed(
        `${operator.name} works only for ${bound.name}. Switch to an operator who works for every provider first.`,
      )
    }
    return switchTo(context, 'current_provider', provider.key)
  },
  'session.useOperator': ({ operatorId }, context) => {
    const operator = operatorById(context.store, operatorId)
    if (operator === null) throw new Refusal({ code: 'not-found', what: 'operator', id: operatorId })
    return switchTo(context, 'current_operator', operator.key)
  },
  'settings.edit': (settings, context) => {
    const before = readSettings(context.store)
    changeSettings(context, { label: 'Edited the settings', subject: 'Settings' }, (tx) => {
      writeSettings(tx.db, settings, before.rev + 1)
      tx.remember('settings', 1, before.rev + 1, { ...before })
      tx.describe({ rows: 1, details: { before: before.settings, after: settings } })
    })
    return readSettings(context.store).settings
  },
}

function switchTo(
  context: HandlerContext,
  key: 'current_provider' | 'current_operator',
  value: number,
): Session {
  writePreference(context.store, (db) => setWorkspaceValue(db, key, String(value)))
  context.session.refresh()
  context.events.publish({ kind: 'session.changed' })
  return describeSession(context)
}

function describeSession({ store, session, workspaceFile, appVersion }: HandlerContext): Session {
  const { operator, provider, settings } = session.current()
  const providers = allProviders(store).map(publicProvider)
  return {
    workspace: {
      id: workspaceValue(store, 'id') ?? '',
      name: settings.workspaceName,
      fileName: basename(workspaceFile),
      isSample: workspaceValue(store, 'is_sample') === '1',
    },
    version: appVersion,
    operator,
    capabilities: Capability.options.filter((capability) => may(operator.role, capability)),
    // The cached one may count fewer accounts than there are by now.
    provider: providers.find(({ id }) => id === provider.id) ?? provider,
    providers,
    operators: allOperators(store).map(publicOperator),
    marketplaces: allMarketplaces(store).map(publicMarketplace),
    settings,
  }
}
