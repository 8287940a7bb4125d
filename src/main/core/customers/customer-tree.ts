import type { ParsedInputOf } from '../../../shared/contract/index.ts'
import { CustomerStatus } from '../../../shared/domain/customer.ts'
import type { CustomerDirectory, CustomerEntry } from './customer-directory.ts'
import { entriesTo } from './customer-directory.ts'

type Asked = ParsedInputOf<'customers.tree'>

/** One row of the tree, before it is counted what belongs to its customer. */
export interface TreeNode {
  readonly entry: CustomerEntry
  readonly depth: number
  readonly childCount: number
  readonly isExpanded: boolean
  readonly isMatch: boolean
}

/** The rows `first … first + count - 1` of the tree as it is folded, how many there are, and how many match. */
export function treePage(
  directory: CustomerDirectory,
  asked: Asked,
): { readonly nodes: readonly TreeNode[]; readonly total: number; readonly matching: number } {
  const shown = shownBy(directory, asked.filter)
  const children = childrenInOrder(directory, asked.sort)
  const childrenOf = (key: number | null): readonly CustomerEntry[] => {
    const all = children.get(key) ?? []
    return shown === null ? all : all.filter((child) => shown.visible.has(child.key))
  }
  const isOpen = expansionRule(asked.expansion)
  const end = asked.first + asked.count
  const nodes: TreeNode[] = []
  let total = 0
  const visit = (entry: CustomerEntry, depth: number): void => {
    const below = childrenOf(entry.key)
    const isExpanded = below.length > 0 && isOpen(entry.id, depth)
    if (total >= asked.first && total < end) {
      const isMatch = shown === null || shown.matches.has(entry.key)
      nodes.push({ entry, depth, childCount: below.length, isExpanded, isMatch })
    }
    total += 1
    if (isExpanded) for (const child of below) visit(child, depth + 1)
  }
  for (const top of childrenOf(null)) visit(top, 0)
  return { nodes, total, matching: shown?.matches.size ?? directory.inOrder.length }
}

/** The customers that a filter matches, in order. */
export function matchingCustomers(
  directory: CustomerDirectory,
  { filter, sort }: Pick<Asked, 'filter' | 'sort'>,
): readonly CustomerEntry[] {
  const matches = matchesOf(directory, filter)
  return sort.by === 'name' && sort.direction === 'ascending' ? matches : inOrder(matches, sort)
}

function shownBy(
  directory: CustomerDirectory,
  filter: Asked['filter'],
): { readonly matches: ReadonlySet<number>; readonly visible: ReadonlySet<number> } | null {
  const found = matchesOf(directory, filter)
  if (found === directory.inOrder) return null
  const matches = new Set<number>()
  const visible = new Set<number>()
  for (const entry of found) {
    matches.add(entry.key)
    for (
      let at: CustomerEntry | undefined = entry;
      at !== undefined && !visible.has(at.key);
      at = at.parentKey === null ? undefined : directory.byKey.get(at.parentKey)
    ) {
      visible.add(at.key)
    }
  }
  return { matches, visible }
}

function matchesOf(directory: CustomerDirectory, filter: Asked['filter']): readonly CustomerEntry[] {
  const { search = '', statuses, kinds } = filter
  const found = directory.matching(search)
  if (statuses === undefined && kinds === undefined) return found
  return found.filter(
    ({ status, kind }) =>
      (statuses === undefined || statuses.includes(status)) && (kinds === undefined || kinds.includes(kind)),
  )
}

function expansionRule({ base, except }: Asked['expansion']): (id: string, depth: number) => boolean {
  const isExcepted = new Set(except)
  return (id, depth) => (base === 'all' || (base === 'top' && depth === 0)) !== isExcepted.has(id)
}

type Children = ReadonlyMap<number | null, readonly CustomerEntry[]>

const ordered = new WeakMap<CustomerDirectory, Map<string, Children>>()

function childrenInOrder(directory: CustomerDirectory, sort: Asked['sort']): Children {
  let bySort = ordered.get(directory)
  if (bySort === undefined) ordered.set(directory, (bySort = new Map()))
  const name = `${sort.by} ${sort.direction}`
  let children = bySort.get(name)
  if (children === undefined) bySort.set(name, (children = groupByParent(inOrder(directory.inOrder, sort))))
  return children
}

function groupByParent(entries: readonly CustomerEntry[]): Children {
  const children = new Map<number | null, CustomerEntry[]>()
  for (const entry of entries) {
    const siblings = children.get(entry.parentKey)
    if (siblings === undefined) children.set(entry.parentKey, [entry])
    else siblings.push(entry)
  }
  return children
}

const STATUS_ORDER = new Map(CustomerStatus.options.map((status, index) => [status, index]))

/** Entries that are by name, in another order; what is equal stays by name. */
function inOrder(byName: readonly CustomerEntry[], { by, direction }: Asked['sort']): CustomerEntry[] {
  const sign = direction === 'ascending' ? 1 : -1
  switch (by) {
    case 'name':
      return sign === 1 ? [...byName] : byName.toReversed()
    case 'created':
      return byName.toSorted((a, b) =>
        a.createdAt === b.createdAt ? sign * (a.key - b.key) : a.createdAt < b.createdAt ? -sign : sign,
      )
    case 'status':
      return byName.toSorted((a, b) => sign * (statusPlace(a) - statusPlace(b)))
  }
}

function statusPlace({ status }: CustomerEntry): number {
  return STATUS_ORDER.get(status) ?? 0
}

/** True when a customer would stand under itself. */
export function wouldTurnInCircles(
  directory: CustomerDirectory,
  key: number,
  parentKey: number | null,
): boolean {
  return entriesTo(directory, parentKey).some((above) => above.key === key)
}
