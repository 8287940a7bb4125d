import { create } from 'zustand'
import type { CustomerFilter, CustomerSort, CustomerTreeRow } from '../../shared/contract/customer-list.ts'
import type { InputOf } from '../../shared/contract/index.ts'
import { CustomerKind, CustomerStatus } from '../../shared/domain/customer.ts'
import { defaultLayout } from '../ui/grid/column-layout.ts'
import type { ColumnLayout, GridSelection } from '../ui/grid/grid-types.ts'
import { NO_SELECTION } from '../ui/grid/selection-rule.ts'
import { isLayout } from '../ui/grid/use-column-layout.ts'
import { CUSTOMER_COLUMNS } from './customer-columns.tsx'

type Expansion = InputOf<'customers.tree'>['expansion']

interface CustomersState {
  readonly workspaceId: string | null
  readonly filter: CustomerFilter
  readonly sort: CustomerSort
  readonly layout: ColumnLayout
  /** What is open while nothing is filtered. */
  readonly expansion: Expansion
  /** What is open in what a filter found: all of it, until somebody closes a row. */
  readonly foundExpansion: Expansion
  /** The checked rows, or all that match. */
  readonly selection: GridSelection
  readonly isCreating: boolean
  /** How many customers match the filter; null before the first answer. */
  readonly matching: number | null
}

const DEFAULT_SORT: CustomerSort = { by: 'name', direction: 'ascending' }
const FIRST_LEVEL: Expansion = { base: 'top', except: [] }
const EVERYTHING: Expansion = { base: 'all', except: [] }
/** How another list begins: nothing checked, all that was found in sight. */
const FRESH = { selection: NO_SELECTION, foundExpansion: EVERYTHING }

/** What this window shows of the customers; they themselves belong to the core. */
export const useCustomersStore = create<CustomersState>()(() => ({
  workspaceId: null,
  filter: {},
  sort: DEFAULT_SORT,
  layout: defaultLayout(CUSTOMER_COLUMNS),
  expansion: FIRST_LEVEL,
  foundExpansion: EVERYTHING,
  selection: NO_SELECTION,
  isCreating: false,
  matching: null,
}))

/** Brings back what this window showed of this workspace before it was reloaded. */
export function recallCustomers(workspaceId: string): void {
  if (useCustomersStore.getState().workspaceId === workspaceId) return
  useCustomersStore.setState({ workspaceId, ...readStored(workspaceId), ...FRESH })
}

/** What a saved view keeps of this list. */
export function listState(): unknown {
  const { filter, sort, layout, expansion } = useCustomersStore.getState()
  return { filter, sort, layout, expansion }
}

/** Shows what a saved view kept. */
export function showList(state: unknown): void {
  useCustomersStore.setState({ ...readState(state), ...FRESH })
  keep()
}

/** Changes parts of the filter; `undefined` takes a part away. */
export function changeFilter(parts: {
  readonly [Part in keyof CustomerFilter]?: CustomerFilter[Part] | undefined
}): void {
  const entries = Object.entries({ ...useCustomersStore.getState().filter, ...parts }).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  // Object.entries forgets which value belongs to which name.
  const filter = Object.fromEntries(entries) as CustomerFilter
  useCustomersStore.setState({ filter, ...FRESH })
  keep()
}

/** Takes every filter away. */
export function clearFilters(): void {
  useCustomersStore.setState({ filter: {}, ...FRESH })
  keep()
}

/** True when the filter leaves nothing out. */
export function isFilterEmpty(filter: CustomerFilter): boolean {
  return Object.keys(filter).length === 0
}

/** Sorts within each level. */
export function sortCustomers(sort: CustomerSort): void {
  useCustomersStore.setState({ sort })
  keep()
}

/** Arranges the columns. */
export function arrangeColumns(layout: ColumnLayout): void {
  useCustomersStore.setState({ layout })
  keep()
}

/** What is open now. */
export function expansionNow(): Expansion {
  const { filter, expansion, foundExpansion } = useCustomersStore.getState()
  return isFilterEmpty(filter) ? expansion : foundExpansion
}

/** Opens or closes a row of the tree. */
export function expand(row: CustomerTreeRow, isExpanded: boolean): void {
  const { base, except } = expansionNow()
  const isOpenByRule = base === 'all' || (base === 'top' && row.depth === 0)
  const others = except.filter((id) => id !== row.id)
  showExpansion({ base, except: isOpenByRule === isExpanded ? others : [...others, row.id] })
}

/** Opens every row, or closes all but the first level. */
export function expandAll(isExpanded: boolean): void {
  showExpansion(isExpanded ? EVERYTHING : FIRST_LEVEL)
}

/** Checks rows of the list. */
export function selectCustomers(selection: GridSelection): void {
  useCustomersStore.setState({ selection })
}

/** Opens the dialog **Create customer**, or closes it. */
export function openCreate(isCreating: boolean): void {
  useCustomersStore.setState({ isCreating })
}

/** Notes how many customers match. */
export function noteMatching(matching: number): void {
  useCustomersStore.setState({ matching })
}

function showExpansion(next: Expansion): void {
  const { filter } = useCustomersStore.getState()
  useCustomersStore.setState(isFilterEmpty(filter) ? { expansion: next } : { foundExpansion: next })
  keep()
}

function storageKey(workspaceId: string): string {
  return `quartermaster.customers.${workspaceId}`
}

function keep(): void {
  const { workspaceId } = useCustomersStore.getState()
  if (workspaceId !== null) localStorage.setItem(storageKey(workspaceId), JSON.stringify(listState()))
}

type Stored = Pick<CustomersState, 'filter' | 'sort' | 'layout' | 'expansion'>

function readStored(workspaceId: string): Stored {
  try {
    return readState(JSON.parse(localStorage.getItem(storageKey(workspaceId)) ?? 'null'))
  } catch {
    return readState(null)
  }
}

/** What was kept, as far as this version knows it; the rest is as at first. */
function readState(kept: unknown): Stored {
  const isKept = typeof kept === 'object' && kept !== null
  const { filter, sort, layout, expansion } = (isKept ? kept : {}) as Readonly<Record<string, unknown>>
  return {
    filter: readFilter(filter),
    sort: isSort(sort) ? sort : DEFAULT_SORT,
    layout: isLayout(layout) ? layout : defaultLayout(CUSTOMER_COLUMNS),
    expansion: isExpansion(expansion) ? expansion : FIRST_LEVEL,
  }
}

function readFilter(stored: unknown): CustomerFilter {
  if (typeof stored !== 'object' || stored === null) return {}
  const { search, statuses, kinds } = stored as Readonly<Record<string, unknown>>
  const known = <Value extends string>(values: readonly Value[], list: unknown): Value[] =>
    values.filter((value) => Array.isArray(list) && list.includes(value))
  const knownStatuses = known(CustomerStatus.options, statuses)
  const knownKinds = known(CustomerKind.options, kinds)
  return {
    ...(typeof search === 'string' && search !== '' ? { search } : {}),
    ...(knownStatuses.length > 0 ? { statuses: knownStatuses } : {}),
    ...(knownKinds.length > 0 ? { kinds: knownKinds } : {}),
  }
}

function isSort(stored: unknown): stored is CustomerSort {
  if (typeof stored !== 'object' || stored === null) return false
  const { by, direction } = stored as Readonly<Record<string, unknown>>
  return (
    (by === 'name' || by === 'created' || by === 'status') &&
    (direction === 'ascending' || direction === 'descending')
  )
}

function isExpansion(stored: unknown): stored is Expansion {
  if (typeof stored !== 'object' || stored === null) return false
  const { base, except } = stored as Readonly<Record<string, unknown>>
  const isBase = base === 'none' || base === 'top' || base === 'all'
  return isBase && Array.isArray(except) && except.every((id) => typeof id === 'string')
}
