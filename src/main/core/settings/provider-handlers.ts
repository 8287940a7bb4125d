import type { NamesOf } from '../../../shared/contract/index.ts'
import type { Provider } from '../../../shared/contract/session.ts'
import type { HandlerContext, HandlersOf } from '../handler.ts'
import { notAllowed, wrongField } from '../refusal.ts'
import { removeRow } from '../store/record-table.ts'
import {
  insertProvider,
  providerById,
  providerByKey,
  providerByName,
  providerUse,
  updateProvider,
  type ProviderFields,
  type ProviderRecord,
} from './provider-table.ts'
import { changeRow, changeSettings, expectRow } from './settings-change.ts'
import { countOf } from './wording.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `providers.${string}`>

/** providers.*: who the pool belongs to (CB-03). */
export const providerHandlers: HandlersOf<Name> = {
  'providers.create': (input, context) => {
    const fields = normalised(input)
    refuseTakenName(context, fields.name, null)
    const key = changeSettings(
      context,
      { label: `Added provider ${fields.name}`, subject: fields.name },
      (tx) => {
        const inserted = insertProvider(tx.db, context.ports.newId(), fields)
        tx.remember('provider', inserted, 1, null)
        tx.describe({ rows: 1, details: { after: fields } })
        return inserted
      },
    )
    return stored(context, key)
  },
  'providers.edit': (input, context) => {
    const provider = expectRow('provider', providerById(context.store, input.id), input)
    const fields = normalised(input)
    refuseTakenName(context, fields.name, provider)
    changeSettings(context, { label: `Edited provider ${fields.name}`, subject: fields.name }, (tx) =>
      changeRow(tx, 'provider', provider.key, () => updateProvider(tx.db, provider.key, fields)),
    )
    return stored(context, provider.key)
  },
  'providers.remove': (input, context) => {
    const provider = expectRow('provider', providerById(context.store, input.id), input)
    const why = whyProviderStays(context, provider)
    if (why !== null) throw notAllowed(why)
    changeSettings(context, { label: `Removed provider ${provider.name}`, subject: provider.name }, (tx) =>
      changeRow(tx, 'provider', provider.key, () => removeRow(tx.db, 'provider', provider.key)),
    )
    return {}
  },
}

/** A provider as windows see it, without the key. */
export function publicProvider({ key: _key, ...provider }: ProviderRecord): Provider {
  return provider
}

function stored(context: HandlerContext, key: number): Provider {
  const provider = providerByKey(context.store, key)
  if (provider === null) throw new Error('a provider that was just written is there')
  return publicProvider(provider)
}

function normalised(input: ProviderFields): ProviderFields {
  const domains = new Set(input.emailDomains.map((domain) => domain.toLowerCase()))
  return { name: input.name, emailDomains: [...domains], tier: input.tier }
}

function refuseTakenName(context: HandlerContext, name: string, self: ProviderRecord | null): void {
  const other = providerByName(context.store, name)
  if (other !== null && other.key !== self?.key) {
    throw wrongField('name', `There is a provider called ${other.name} already. Give this one another name.`)
  }
}

function whyProviderStays({ session, store }: HandlerContext, provider: ProviderRecord): string | null {
  if (session.current().providerKey === provider.key) {
    return `${provider.name} is the provider you work for now. Switch to another provider first.`
  }
  const { marketplaces, operators, customers, managementAccounts, roleConnections } = providerUse(
    store,
    provider.key,
  )
  if (provider.accounts > 0) {
    return `${provider.name} has ${countOf(provider.accounts, 'account')}. A provider can be removed when it has none.`
  }
  if (marketplaces > 0) {
    return `${provider.name} has ${countOf(marketplaces, 'marketplace')}. Remove its marketplaces first.`
  }
  if (operators > 0) {
    const who = operators === 1 ? 'An operator works' : `${operators} operators work`
    return `${who} only for ${provider.name}. Let them work for another provider first.`
  }
  if (customers > 0) {
    return `${provider.name} has ${countOf(customers, 'customer')}. Customers are never deleted, so it has to stay.`
  }
  if (managementAccounts > 0) {
    return `${provider.name} has ${countOf(managementAccounts, 'management account')}. Remove them first.`
  }
  if (roleConnections > 0) {
    return `${provider.name} has ${countOf(roleConnections, 'role connection')}. External IDs never come back, so it has to stay.`
  }
  return null
}
