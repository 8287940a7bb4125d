import { create } from 'zustand'
import type {
  AccountFilter,
  AccountRow,
  AccountSelection,
  AccountSort,
} from '../../shared/contract/accounts.ts'
import type { CustomerRef } from '../../shared/contract/customers.ts'
import type { AccountId } from '../../shared/domain/account-id.ts'
import type { ColumnLayout, GridSelection } from '../ui/grid/grid-types.ts'
import { NO_SELECTION } from '../ui/grid/selection-rule.ts'
import { isLayout } from '../ui/grid/use-column-layout.ts'
import { DEFAULT_SORT, poolQuery, readPoolQuery } from './pool-address.ts'
import { POOL_LAYOUT } from './pool-layout.ts'

/** The changes that a dialog can make to a selection. */
export type BulkKind =
  | 'edit'
  | 'mark-invalid'
  | 'revalidate'
  | 'hold'
  | 'release'
  | 'delete'
  | 'link'
  | 'unlink'
  | 'assign'
  | 'unassign'

/** Which dialog is open. */
export type PoolDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'new' }
  | { readonly kind: 'edit'; readonly row: AccountRow }
  | {
      readonly kind: 'bulk'
      readonly change: BulkKind
      readonly selection: AccountSelection
      /** For `assign`: whose projects there are to choose from. */
      readonly customerId?: string
    }
  | { readonly kind: 'export' }
  /** Exactly this account instead of the oldest (U-06). */
  | { readonly kind: 'start-order'; readonly accountId: AccountId }

interface PoolState {
  readonly workspaceId: string | null
  readonly filter: AccountFilter
  readonly sort: AccountSort
  readonly selection: GridSelection
  readonly layout: ColumnLayout
  readonly dialog: PoolDialog
  readonly openedId: AccountId | null
  /** The customer for whom accounts are about to be chosen. */
  readonly linkTarget: CustomerRef | null
  /** How many rows the grid has. */
  readonly total: number
  readonly isTotalExact: boolean
}

/** What this window shows of the pool; the accounts themselves belong to the core. */
export const usePoolStore = create<PoolState>()(() => ({
  workspaceId: null,
  filter: {},
  sort: DEFAULT_SORT,
  selection: NO_SELECTION,
  layout: POOL_LAYOUT,
  dialog: { kind: 'none' },
  openedId: null,
  linkTarget: null,
  total: 0,
  isTotalExact: false,
}))

/** Brings back what this window showed of this workspace before it was reloaded. */
export function recallPool(workspaceId: string): void {
  if (usePoolStore.getState().workspaceId === workspaceId) return
  const stored = readStored(workspaceId)
  const { filter, sort } = readPoolQuery(stored.query)
  usePoolStore.setState({ workspaceId, filter, sort, selection: NO_SELECTION, layout: stored.layout })
}

/** Changes parts of the filter; `undefined` takes a part away. What was chosen under the old filter is let go. */
export function changeFilter(parts: {
  readonly [Part in keyof AccountFilter]?: AccountFilter[Part] | undefined
}): void {
  const { filter } = usePoolStore.getState()
  const entries = Object.entries({ ...filter, ...parts }).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  // Object.entries forgets which value belongs to which name.
  showPool({ filter: Object.fromEntries(entries) as AccountFilter })
}

/** Shows a filter and order, e.g. from an address or a saved view. */
export function showPool(next: { readonly filter?: AccountFilter; readonly sort?: AccountSort }): void {
  const before = usePoolStore.getState()
  const filter = next.filter ?? before.filter
  const isSameFilter = poolQuery({ filter }) === poolQuery({ filter: before.filter })
  usePoolStore.setState({
    filter,
    sort: next.sort ?? before.sort,
    ...(isSameFilter ? {} : { selection: NO_SELECTION }),
  })
  keep()
}

/** Chooses rows. */
export function selectAccounts(selection: GridSelection): void {
  usePoolStore.setState({ selection })
}

/** Arranges the columns. */
export function arrangeColumns(layout: ColumnLayout): void {
  usePoolStore.setState({ layout })
  keep()
}

/** Opens a dialog, or none. */
export function openDialog(dialog: PoolDialog): void {
  usePoolStore.setState({ dialog })
}

/** Opens the details of an account, or closes them. */
export function openDetails(openedId: AccountId | null): void {
  usePoolStore.setState({ openedId })
}

/** Notes for which customer accounts are about to be chosen. */
export function expectLinksTo(linkTarget: CustomerRef | null): void {
  usePoolStore.setState({ linkTarget })
}

/** Notes how many rows the grid has. */
export function noteTotal(total: number, isTotalExact: boolean): void {
  usePoolStore.setState({ total, isTotalExact })
}

/** What the window chose, in the words of the contract; null when nothing is chosen. */
export function chosenAccounts({
  selection,
  filter,
}: Pick<PoolState, 'selection' | 'filter'>): AccountSelection | null {
  // Keys of the grid are the account ids that the core sent.
  if (selection.kind === 'all')
    return { kind: 'matching', filter, except: [...selection.except] as AccountId[] }
  if (selection.keys.size === 0) return null
  return { kind: 'these', accountIds: [...selection.keys] as AccountId[] }
}

function storageKey(workspaceId: string): string {
  return `quartermaster.pool.${workspaceId}`
}

function keep(): void {
  const { workspaceId, filter, sort, layout } = usePoolStore.getState()
  if (workspaceId === null) return
  localStorage.setItem(
    storageKey(workspaceId),
    JSON.stringify({ query: poolQuery({ filter, sort }), layout }),
  )
}

function readStored(workspaceId: string): { readonly query: string; readonly layout: ColumnLayout } {
  const fallback = { query: '', layout: POOL_LAYOUT }
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey(workspaceId)) ?? 'null')
    if (typeof stored !== 'object' || stored === null) return fallback
    const { query, layout } = stored as { query?: unknown; layout?: unknown }
    return {
      query: typeof query === 'string' ? query : '',
      layout: isLayout(layout) ? layout : fallback.layout,
    }
  } catch {
    return fallback
  }
}
