import type { NamesOf } from '../../../shared/contract/index.ts'
import type { Marketplace } from '../../../shared/contract/session.ts'
import type { HandlerContext, HandlersOf } from '../handler.ts'
import { notAllowed, wrongField } from '../refusal.ts'
import { removeRow } from '../store/record-table.ts'
import {
  deletedAccountsOf,
  insertMarketplace,
  marketplaceByCode,
  marketplaceById,
  marketplaceByKey,
  MAX_MARKETPLACE_KEY,
  updateMarketplace,
  type MarketplaceFields,
  type MarketplaceRecord,
} from './marketplace-table.ts'
import { providerByKey } from './provider-table.ts'
import { changeRow, changeSettings, expectRow } from './settings-change.ts'
import { countOf } from './wording.ts'
import { workspaceValue } from './workspace-table.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `marketplaces.${string}`>

/** marketplaces.*: where accounts will be used (CB-17). Any text is a code; the screen warns of unusual ones. */
export const marketplaceHandlers: HandlersOf<Name> = {
  'marketplaces.create': (fields, context) => {
    refuseOddLevels(fields)
    refuseTakenCode(context, fields.code, context.session.current().providerKey, null)
    if (Number(workspaceValue(context.store, 'next_marketplace')) > MAX_MARKETPLACE_KEY) {
      throw notAllowed('This workspace has had 2,047 marketplaces, which is as many as it can hold.')
    }
    const key = changeSettings(
      context,
      { label: `Added marketplace ${fields.code}`, subject: fields.code },
      (tx) => {
        const { providerKey } = context.session.current()
        const inserted = insertMarketplace(tx.db, context.ports.newId(), providerKey, fields)
        tx.remember('marketplace', inserted, 1, null)
        tx.describe({ rows: 1, details: { after: fields } })
        return inserted
      },
    )
    return reread(context, key)
  },
  'marketplaces.edit': ({ id, rev, ...fields }, context) => {
    const marketplace = ours(
      context,
      expectRow('marketplace', marketplaceById(context.store, id), { id, rev }),
    )
    refuseOddLevels(fields)
    refuseTakenCode(context, fields.code, marketplace.providerKey, marketplace)
    changeSettings(context, { label: `Edited marketplace ${fields.code}`, subject: fields.code }, (tx) =>
      changeRow(tx, 'marketplace', marketplace.key, () => updateMarketplace(tx.db, marketplace.key, fields)),
    )
    return reread(context, marketplace.key)
  },
  'marketplaces.remove': (input, context) => {
    const found = expectRow('marketplace', marketplaceById(context.store, input.id), input)
    const marketplace = ours(context, found)
    const why = whyMarketplaceStays(context, marketplace)
    if (why !== null) throw notAllowed(why)
    const { code, key } = marketplace
    changeSettings(context, { label: `Removed marketplace ${code}`, subject: code }, (tx) =>
      changeRow(tx, 'marketplace', key, () => removeRow(tx.db, 'marketplace', key)),
    )
    return {}
  },
}

/** A marketplace as windows see it, without keys. */
export function publicMarketplace({
  key: _key,
  providerKey: _providerKey,
  ...marketplace
}: MarketplaceRecord): Marketplace {
  return marketplace
}

function reread(context: HandlerContext, key: number): Marketplace {
  const marketplace = marketplaceByKey(context.store, key)
  if (marketplace === null) throw new Error('a marketplace that was just written is there')
  return publicMarketplace(marketplace)
}

/** Other providers' marketplaces can be seen, not changed (CB-04). */
function ours({ session, store }: HandlerContext, marketplace: MarketplaceRecord): MarketplaceRecord {
  if (marketplace.providerKey === session.current().providerKey) return marketplace
  const owner = providerByKey(store, marketplace.providerKey)?.name ?? 'another provider'
  throw notAllowed(`${marketplace.code} belongs to ${owner}. Switch to ${owner} to change it.`)
}

function refuseTakenCode(
  { store }: HandlerContext,
  code: string,
  providerKey: number,
  self: MarketplaceRecord | null,
): void {
  const other = marketplaceByCode(store, providerKey, code)
  if (other !== null && other.key !== self?.key) {
    throw wrongField('code', `There is a marketplace ${code} already. Use it, or give another ID.`)
  }
}

function refuseOddLevels({ poolTarget, reorderAt }: MarketplaceFields): void {
  if (poolTarget !== null && reorderAt !== null && reorderAt > poolTarget) {
    throw wrongField(
      'reorderAt',
      'The reorder level cannot be above the target. Lower it or raise the target.',
    )
  }
}

function whyMarketplaceStays({ store }: HandlerContext, marketplace: MarketplaceRecord): string | null {
  const { code, accounts } = marketplace
  if (accounts > 0) {
    return `${code} has ${countOf(accounts, 'account')}. Move them to another marketplace first.`
  }
  const deleted = deletedAccountsOf(store, marketplace.key)
  if (deleted > 0) {
    return `${code} has ${countOf(deleted, 'deleted account')} that could come back, so it has to stay.`
  }
  return null
}
