import type Database from 'better-sqlite3'
import type { AccountFilter } from '../../../shared/contract/accounts.ts'
import { customerById } from '../customers/customer-table.ts'
import { projectById } from '../governance/project-table.ts'
import { storeVersion } from '../store/change.ts'
import type { ReadableDb } from '../store/sql.ts'
import { awsStateCode, facetCode, modelCode, STATE, statesOfStatus } from './account-codes.ts'
import { addedRange } from './account-change-view.ts'
import { EVERYWHERE, type Range } from './facet-view.ts'
import { marketplaceDirectory } from './marketplace-view.ts'
import { readNeedle, type Needle } from './needle.ts'
import { createRecent, type Recent } from './recent.ts'

/** An account filter in the terms of the pool in memory. */
export interface ResolvedFilter {
  /** The same text means the same accounts; filters are cached by it. */
  readonly key: string
  /** The facet codes whose status, hold, marketplace and model match, each once. */
  readonly codes: readonly number[]
  /** The same with any status, for the chips; holds as asked. */
  codesOfAnyStatus(): readonly number[]
  /** The same with any status and any hold. */
  codesOfAnyHold(): readonly number[]
  readonly range: Range
  readonly awsStates: readonly number[]
  /** Keys of customers; null: whatever customer, or none. */
  readonly customers: readonly number[] | null
  /** Keys of projects; null: in whatever project, or in none. */
  readonly projects: readonly number[] | null
  /** Linked to a customer or not; null: either. */
  readonly isLinked: boolean | null
  readonly needle: Needle | null
}

const EVERY_STATE = Object.values(STATE)

/** Windows ask for many pages of the same few filters. */
const KEPT_FILTERS = 32
const resolved = new WeakMap<Database.Database, Recent<ResolvedFilter>>()

/**
 * Resolves a filter for a provider's staff. An empty list asks for nothing in particular, like a missing one; an
 * unknown marketplace or change matches nothing.
 */
export function resolveFilter(db: ReadableDb, filter: AccountFilter, providerKey: number): ResolvedFilter {
  let known = resolved.get(db.connection)
  if (known === undefined) resolved.set(db.connection, (known = createRecent(KEPT_FILTERS)))
  const key = JSON.stringify([storeVersion(db), providerKey, filter])
  return known.get(key) ?? known.set(key, resolve(db, filter, providerKey))
}

function resolve(db: ReadableDb, filter: AccountFilter, providerKey: number): ResolvedFilter {
  const marketplaces = marketplaceKeys(db, filter, providerKey)
  const models = sortedSet((given(filter.models) ?? (['SPAM', 'ECAM'] as const)).map(modelCode))
  const heldFits = (state: number): boolean =>
    filter.isHeld === undefined || (state === STATE.held) === filter.isHeld
  const ofStatuses = given(filter.statuses)?.flatMap(statesOfStatus) ?? EVERY_STATE
  const anyStatus = EVERY_STATE.filter(heldFits)
  const states = sortedSet(ofStatuses.filter(heldFits))
  const range = filter.addedByChangeId === undefined ? EVERYWHERE : addedRange(db, filter.addedByChangeId)
  const awsStates = sortedSet(filter.awsStates?.map(awsStateCode) ?? [])
  const customers = keysOf(filter.customerIds, (id) => customerById(db, id))
  const projects = keysOf(filter.projectIds, (id) => projectById(db, id))
  const isLinked = filter.isLinked ?? null
  const needle = readNeedle(filter.search)
  const codes = (wanted: readonly number[]): readonly number[] =>
    marketplaces.flatMap((marketplace) =>
      models.flatMap((model) => wanted.map((state) => facetCode(marketplace, model, state))),
    )
  return {
    key: JSON.stringify([
      marketplaces,
      models,
      states,
      range,
      awsStates,
      customers,
      projects,
      isLinked,
      needle,
    ]),
    codes: codes(states),
    codesOfAnyStatus: () => codes(anyStatus),
    codesOfAnyHold: () => codes(EVERY_STATE),
    range,
    awsStates,
    customers,
    projects,
    isLinked,
    needle,
  }
}

function marketplaceKeys(db: ReadableDb, filter: AccountFilter, providerKey: number): readonly number[] {
  const directory = marketplaceDirectory(db)
  const ours = [...directory.byKey.values()].filter(
    (entry) => filter.includeOtherProviders === true || entry.providerKey === providerKey,
  )
  const wanted = given(filter.marketplaceIds)
  return sortedSet(ours.filter(({ id }) => wanted === undefined || wanted.includes(id)).map(({ key }) => key))
}

/** The keys behind asked ids, without those that are gone; null when nothing in particular is asked for. */
function keysOf(
  ids: readonly string[] | undefined,
  find: (id: string) => { readonly key: number } | null,
): readonly number[] | null {
  const wanted = given(ids)
  return wanted === undefined ? null : sortedSet(wanted.flatMap((id) => find(id)?.key ?? []))
}

/** Each number once, in order: the same choice in another order is the same filter. */
function sortedSet(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].toSorted((one, other) => one - other)
}

function given<Item>(list: readonly Item[] | undefined): readonly Item[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list
}
