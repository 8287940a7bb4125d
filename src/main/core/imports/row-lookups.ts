import type { ImportSettings } from '../../../shared/contract/imports.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import type { RowLookups } from '../../../shared/domain/account-row-rule.ts'
import type { ImportField } from '../../../shared/domain/import-field.ts'
import { scientificRange } from '../../../shared/domain/import-scientific.ts'
import { allMarketplaces } from '../settings/marketplace-table.ts'
import { allProviders } from '../settings/provider-table.ts'
import type { ReadableDb } from '../store/sql.ts'
import { accountsInRange } from './existing-account-view.ts'

/** Gathers what rows are read against: marketplaces of the active provider, those of others, and the chosen fixes. */
export function readLookups(db: ReadableDb, providerKey: number, fixes: ImportSettings['fixes']): RowLookups {
  const marketplaces = allMarketplaces(db)
  const providerNames = new Map(allProviders(db).map(({ key, name }) => [key, name]))
  const mappedValues = new Map<ImportField, Map<string, string>>()
  for (const fix of fixes) {
    if (fix.kind !== 'map-value') continue
    const values = mappedValues.get(fix.field) ?? new Map<string, string>()
    mappedValues.set(fix.field, values.set(fix.from.trim(), fix.to))
  }
  return {
    marketplaces: marketplaces.filter((marketplace) => marketplace.providerKey === providerKey),
    foreignMarketplaces: new Map(
      marketplaces
        .filter((marketplace) => marketplace.providerKey !== providerKey)
        .map(({ code, providerKey: owner }) => [code, providerNames.get(owner) ?? '']),
    ),
    padsZeros: fixes.some(({ kind }) => kind === 'pad-zeros'),
    restoreScientific: fixes.some(({ kind }) => kind === 'restore-scientific')
      ? onlyCandidate(db, providerKey)
      : null,
    mappedValues,
  }
}

/** Finds the one account of the pool that an id in scientific notation can be; asked often, looked up once per text. */
function onlyCandidate(db: ReadableDb, providerKey: number): (text: string) => string | null {
  const known = new Map<string, string | null>()
  return (text) => {
    const kept = known.get(text)
    if (kept !== undefined) return kept
    const range = scientificRange(text)
    const candidates = range === null ? [] : accountsInRange(db, providerKey, range, 2)
    const only =
      candidates.length === 1 && candidates[0] !== undefined ? accountIdFromNumber(candidates[0].id) : null
    known.set(text, only)
    return only
  }
}
