import { documentationIds } from './account-id.ts'
import type { AccountModel } from './account-model.ts'
import type { ImportField } from './import-field.ts'
import { knownVendorIds } from './known-accounts.ts'
import { hasUsualMarketplaceForm } from './marketplace-id.ts'

/** A marketplace of the workspace as rows are read against it. */
export interface KnownMarketplace {
  readonly key: number
  readonly code: string
  readonly defaultModel: AccountModel | null
}

/** What rows are read against: the active provider's marketplaces, others' by name, and the fixes that staff chose. */
export interface RowLookups {
  readonly marketplaces: readonly KnownMarketplace[]
  /** Codes that only other providers know, with whose they are. */
  readonly foreignMarketplaces: ReadonlyMap<string, string>
  readonly padsZeros: boolean
  readonly restoreScientific: ((text: string) => string | null) | null
  /** Values that staff mapped: field, then what the file says (trimmed), then what it is read as. */
  readonly mappedValues: ReadonlyMap<ImportField, ReadonlyMap<string, string>>
}

/** Where a field comes from in one file. */
export type RowSource =
  | { readonly kind: 'column'; readonly column: number }
  | { readonly kind: 'constant'; readonly value: string }
  | { readonly kind: 'none' }

/** How one file is laid out. */
export interface RowLayout {
  readonly columnCount: number
  readonly sources: Readonly<Partial<Record<ImportField, RowSource>>>
  /** The AWS state stands in the retired field `Status`. */
  readonly hasOldStatus: boolean
}

/** A layout and its lookups, prepared once, so that a clean row costs a few comparisons and no allocation. */
export interface RowRule {
  readonly layout: RowLayout
  readonly lookups: RowLookups
  readonly idColumn: number
  readonly marketplaceColumn: number
  readonly modelColumn: number
  readonly nameColumn: number
  readonly emailColumn: number
  readonly awsStateColumn: number
  readonly noteColumn: number
  readonly hasTexts: boolean
  /** False when a constant or a mapped model makes every row take the long way. */
  readonly isFast: boolean
  /** Marketplaces by exactly what the file says, where nothing needs to be said about it. */
  readonly plainMarketplaces: ReadonlyMap<string, KnownMarketplace>
  readonly constantMarketplace: KnownMarketplace | null
  readonly constantModel: AccountModel | null
  readonly knownByCode: ReadonlyMap<string, KnownMarketplace>
}

/** Prepares the reading of rows of one file. */
export function prepareRowRule(layout: RowLayout, lookups: RowLookups): RowRule {
  const column = (field: ImportField): number => {
    const source = layout.sources[field]
    return source?.kind === 'column' ? source.column : -1
  }
  const constant = (field: ImportField): string | null => {
    const source = layout.sources[field]
    return source?.kind === 'constant' ? source.value : null
  }
  const knownByCode = new Map(lookups.marketplaces.map((known) => [known.code, known]))
  const mappedMarketplaces = lookups.mappedValues.get('marketplace_id')
  const plainMarketplaces = new Map<string, KnownMarketplace>()
  for (const known of lookups.marketplaces) {
    if (hasUsualMarketplaceForm(known.code)) plainMarketplaces.set(known.code, known)
  }
  for (const [from, to] of mappedMarketplaces ?? []) {
    const known = knownByCode.get(to)
    if (known !== undefined && hasUsualMarketplaceForm(to)) plainMarketplaces.set(from, known)
    else plainMarketplaces.delete(from)
  }
  const marketplace = constant('marketplace_id')
  const model = constant('account_model')
  const rule: Omit<RowRule, 'hasTexts' | 'isFast'> = {
    layout,
    lookups,
    idColumn: column('account_id'),
    marketplaceColumn: column('marketplace_id'),
    modelColumn: column('account_model'),
    nameColumn: column('name'),
    emailColumn: column('email'),
    awsStateColumn: column('aws_state'),
    noteColumn: column('note'),
    plainMarketplaces,
    constantMarketplace: marketplace === null ? null : (plainMarketplaces.get(marketplace) ?? null),
    constantModel: model === 'SPAM' || model === 'ECAM' ? model : null,
    knownByCode,
  }
  const texts: readonly ImportField[] = ['name', 'email', 'aws_state', 'note']
  const hasModelFixes = (lookups.mappedValues.get('account_model')?.size ?? 0) > 0
  const hasOtherFixes = texts.some((field) => (lookups.mappedValues.get(field)?.size ?? 0) > 0)
  return {
    ...rule,
    hasTexts: texts.some((field) => column(field) >= 0),
    isFast:
      !hasModelFixes &&
      !hasOtherFixes &&
      !lookups.mappedValues.has('account_id') &&
      texts.every((field) => constant(field) === null) &&
      rule.idColumn >= 0 &&
      (rule.marketplaceColumn >= 0 || rule.constantMarketplace !== null) &&
      (rule.modelColumn >= 0 || rule.constantModel !== null),
  }
}

/** A coarse sieve of the ids that deserve a remark; what falls through is looked up exactly. */
const SIEVE_BITS = 16
const sieve = new Uint8Array(1 << SIEVE_BITS)
for (const ids of [knownVendorIds(), documentationIds()]) {
  for (const id of ids) sieve[sievePlace(Number(id.slice(0, 6)), Number(id.slice(6)))] = 1
}

function sievePlace(high: number, low: number): number {
  return (high ^ (low * 31)) & ((1 << SIEVE_BITS) - 1)
}

/** True for an id that may be a placeholder or a vendor's; false for nearly all others. Given as its first and last six digits. */
export function mayBeRemarkable(high: number, low: number): boolean {
  return sieve[sievePlace(high, low)] === 1
}
