import { deletedAccountsOf, marketplaceByCode, marketplaceByKey } from '../settings/marketplace-table.ts'
import { allOperators, operatorByKey, operatorByName } from '../settings/operator-table.ts'
import { providerByKey, providerByName, providerUse } from '../settings/provider-table.ts'
import { workspaceValue } from '../settings/workspace-table.ts'
import type { ReadableDb } from '../store/sql.ts'
import type { RememberedRecord } from './remembered-record-table.ts'

/** A remembered row of the settings that nobody changed since. */
type Row = Pick<RememberedRecord, 'key' | 'before'>

/** Why a provider cannot be put back as it was, in a sentence; null when it can. */
export function whyProviderStays(db: ReadableDb, row: Row): string | null {
  if (row.before !== null) {
    const twin = providerByName(db, String(row.before['name']))
    return twin === null || twin.key === row.key ? null : `Another provider is called ${twin.name} now.`
  }
  const use = providerUse(db, row.key)
  if (use.marketplaces > 0) return 'The provider has marketplaces now. Remove them first.'
  if (use.operators > 0) return 'Operators work only for this provider now.'
  if (use.customers > 0) return 'The provider has customers now.'
  if (use.managementAccounts > 0) return 'The provider has management accounts now.'
  if (use.roleConnections > 0) return 'The provider has role connections now.'
  return Number(workspaceValue(db, 'current_provider')) === row.key
    ? 'The provider is the one you work for. Switch to another one first.'
    : null
}

/** The same of an operator. */
export function whyOperatorStays(db: ReadableDb, row: Row): string | null {
  const others = allOperators(db).filter(({ key }) => key !== row.key)
  if (row.before?.['role'] !== 'admin' && !others.some(({ role }) => role === 'admin')) {
    return `${operatorByKey(db, row.key)?.name ?? 'This operator'} is the only admin.`
  }
  if (row.before === null) {
    return Number(workspaceValue(db, 'current_operator')) === row.key
      ? 'The operator is at work now. Switch to another one first.'
      : null
  }
  const twin = operatorByName(db, String(row.before['name']))
  if (twin !== null && twin.key !== row.key) return `Another operator is called ${twin.name} now.`
  const provider = row.before['provider']
  return typeof provider === 'number' && providerByKey(db, provider) === null
    ? 'The provider this operator worked for was removed since.'
    : null
}

/** The same of a marketplace, for the staff of the provider `ours`. */
export function whyMarketplaceStays(db: ReadableDb, row: Row, ours: number): string | null {
  const now = marketplaceByKey(db, row.key)
  const providerKey = Number(row.before?.['provider'] ?? now?.providerKey)
  const provider = providerByKey(db, providerKey)
  if (provider === null) return 'The provider of this marketplace was removed since.'
  if (providerKey !== ours) return `It belongs to ${provider.name}. Switch to ${provider.name} first.`
  if (row.before === null) {
    if ((now?.accounts ?? 0) > 0)
      return 'The marketplace has accounts now. Move them to another marketplace first.'
    return deletedAccountsOf(db, row.key) > 0
      ? 'The marketplace has deleted accounts that could come back, so it has to stay.'
      : null
  }
  const twin = marketplaceByCode(db, providerKey, String(row.before['code']))
  return twin === null || twin.key === row.key ? null : `There is another marketplace ${twin.code} now.`
}
