import type { AccountSort } from '../../../shared/contract/accounts.ts'
import { notAllowed } from '../refusal.ts'
import { storeVersion } from '../store/change.ts'
import type { ReadableDb } from '../store/sql.ts'
import type { ResolvedFilter } from './account-filter.ts'
import { codeTable } from './facet-column.ts'
import type { TextSort } from './account-order-view.ts'
import { createFacetView, EVERYWHERE, type FacetView } from './facet-view.ts'
import { createGroupedView } from './grouped-view.ts'
import { createKeptIdOrder, type IdOrder } from './id-order.ts'
import { groupSeqs, orderSeqsById, orderSeqsByText, rankOfCode } from './order-seqs.ts'
import type { PoolMemory, WrittenCodes } from './pool-memory.ts'
import { createRecent, type Recent } from './recent.ts'

/** Accounts in an order, by position, without a list of them where that can be avoided. */
export type SeqList = FacetView

/** The ordered lists of one pool; they follow its changes or are made anew. */
export interface PoolOrders {
  /** The accounts of a filter that asks for facets and a range of running numbers only. */
  ofFacets(filter: ResolvedFilter, sort: AccountSort): Promise<SeqList>
  /** Accounts known by number, given in order of storing; kept under `key` until something changes, null: not kept. */
  ofSeqs(key: string | null, seqs: () => Uint32Array, sort: AccountSort): Promise<SeqList>
  /** The accounts of such a filter, or known ones, all at once. */
  all(seqs: Uint32Array | ResolvedFilter, sort: AccountSort): Promise<Uint32Array>
  /** Follows what was written. */
  follow(written: WrittenCodes): void
}

/** More accounts than this are not sorted by a text. */
const MOST_SORTED_BY_TEXT = 200_000

const KEPT_LISTS = 24

/** Creates the orders of one pool. */
export function createPoolOrders(db: ReadableDb, memory: () => PoolMemory): PoolOrders {
  // Views follow the column by themselves; lists do not.
  const views = createRecent<SeqList>(KEPT_LISTS)
  const lists = createRecent<SeqList>(KEPT_LISTS)
  const viewsById = new WeakMap<IdOrder, Recent<SeqList>>()
  const idOrder = createKeptIdOrder(db, () => memory().column)

  function facetView({ key, codes, range }: ResolvedFilter): SeqList {
    const fullKey = `added ${key}`
    return views.get(fullKey) ?? views.set(fullKey, createFacetView(memory().column, codes, range))
  }

  function grouped({ key, codes, range }: ResolvedFilter, by: 'status' | 'marketplace' | 'model'): SeqList {
    // A marketplace may have got another code since: its groups are put in order anew after every change.
    const fullKey = `${by} ${by === 'marketplace' ? storeVersion(db) : ''} ${key}`
    const make = (): SeqList =>
      createGroupedView(memory().column, codes, { range, rankOf: rankOfCode(db, by) })
    return views.get(fullKey) ?? views.set(fullKey, make())
  }

  async function byId({ key, codes }: ResolvedFilter): Promise<SeqList> {
    const order = await idOrder.get()
    let ofOrder = viewsById.get(order)
    if (ofOrder === undefined) viewsById.set(order, (ofOrder = createRecent(KEPT_LISTS)))
    const make = (): SeqList => {
      const view = createFacetView(order.column, codes, EVERYWHERE)
      return {
        total: view.total,
        take: (first, count) => view.take(first, count).map((position) => order.seqs[position] as number),
      }
    }
    return ofOrder.get(key) ?? ofOrder.set(key, make())
  }

  async function ordered(seqs: Uint32Array, sort: AccountSort): Promise<Uint32Array> {
    switch (sort.by) {
      case 'added':
        return seqs
      case 'status':
      case 'marketplace':
      case 'model':
        return groupSeqs(seqs, memory().column, rankOfCode(db, sort.by))
      case 'accountId':
        return orderSeqsById(seqs, await idOrder.get())
      case 'name':
      case 'email':
      case 'customer':
        refuseLongTextSort(seqs.length, sort.by)
        return orderSeqsByText(db, seqs, sort.by, sort.direction === 'descending')
    }
  }

  function matchingSeqs(filter: ResolvedFilter): Uint32Array {
    const seqs = new Uint32Array(facetView(filter).total())
    const matches = codeTable(filter.codes)
    const { codes, end } = memory().column
    const until = Math.min(end, filter.range.until)
    let at = 0
    for (let seq = filter.range.from; seq < until; seq += 1) {
      if (matches[codes[seq] as number] === 1) seqs[at++] = seq
    }
    return seqs
  }

  const orders: PoolOrders = {
    ofFacets: async (filter, sort) => {
      switch (sort.by) {
        case 'added':
          return inDirection(facetView(filter), sort)
        case 'status':
        case 'marketplace':
        case 'model':
          return inDirection(grouped(filter, sort.by), sort)
        case 'accountId':
          if (filter.range === EVERYWHERE) return inDirection(await byId(filter), sort)
          break
        case 'name':
        case 'email':
        case 'customer':
          refuseLongTextSort(facetView(filter).total(), sort.by)
      }
      return orders.ofSeqs(filter.key, () => matchingSeqs(filter), sort)
    },
    ofSeqs: async (key, seqs, sort) => {
      // A text order has the accounts without a text last in both directions, so it is no mirror image.
      const isText = isByText(sort)
      const fullKey = `seqs ${sort.by} ${isText ? sort.direction : ''} ${key ?? ''}`
      const known = key === null ? undefined : lists.get(fullKey)
      if (known !== undefined) return isText ? known : inDirection(known, sort)
      const { version } = memory()
      const items = await ordered(seqs(), sort)
      const list: SeqList = {
        total: () => items.length,
        take: (first, count) => Array.from(items.subarray(first, first + count)),
      }
      if (key !== null && memory().version === version) lists.set(fullKey, list)
      return isText ? list : inDirection(list, sort)
    },
    all: async (wanted, sort) => {
      const seqs = wanted instanceof Uint32Array ? wanted : matchingSeqs(wanted)
      const items = await ordered(seqs, sort)
      return isByText(sort) || sort.direction === 'ascending' ? items : items.toReversed()
    },
    follow: (written) => {
      lists.clear()
      idOrder.follow(written)
    },
  }
  return orders
}

function isByText({ by }: AccountSort): boolean {
  return by === 'name' || by === 'email' || by === 'customer'
}

function refuseLongTextSort(count: number, by: TextSort): void {
  if (count <= MOST_SORTED_BY_TEXT) return
  throw notAllowed(
    `${count.toLocaleString('en-US')} accounts are too many to sort by ${by}; up to ${MOST_SORTED_BY_TEXT.toLocaleString('en-US')} can be. Narrow the list with a filter or a search first.`,
  )
}

function inDirection(list: SeqList, sort: AccountSort): SeqList {
  if (sort.direction === 'ascending') return list
  return {
    total: list.total,
    take: (first, count) => {
      const until = list.total() - first
      return until <= 0 ? [] : list.take(Math.max(until - count, 0), Math.min(count, until)).toReversed()
    },
  }
}
