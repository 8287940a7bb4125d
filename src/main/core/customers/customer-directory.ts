import type { CustomerRef } from '../../../shared/contract/customers.ts'
import type { CustomerKind, CustomerStatus } from '../../../shared/domain/customer.ts'
import { splitWords } from './customer-words.ts'

/** A customer as lists and searches need it. */
export interface CustomerEntry {
  readonly key: number
  readonly id: string
  readonly identifier: string
  readonly companyName: string
  readonly kind: CustomerKind
  readonly parentKey: number | null
  readonly status: CustomerStatus
  readonly createdAt: string
  /** The company name folded, which is the order of lists. */
  readonly name: string
  /** The folded words of everything a search looks at. */
  readonly words: string
}

/** The customers of a provider, in memory. */
export interface CustomerDirectory {
  readonly byKey: ReadonlyMap<number, CustomerEntry>
  /** By company name. */
  readonly inOrder: readonly CustomerEntry[]
  /** Those in which every word of a text occurs, by company name. */
  matching(text: string): readonly CustomerEntry[]
}

/** A directory of customers that are in order. */
export function createDirectory(
  inOrder: readonly CustomerEntry[],
  byKey: ReadonlyMap<number, CustomerEntry>,
): CustomerDirectory {
  let haystack: Haystack | null = null
  return {
    byKey,
    inOrder,
    matching: (text) => {
      const words = splitWords(text)
      return words.length === 0 ? inOrder : findAll((haystack ??= createHaystack(inOrder)), inOrder, words)
    },
  }
}

/** By company name, older ones first. */
export function compareEntries(a: CustomerEntry, b: CustomerEntry): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.key - b.key
}

/** A customer as windows name it. */
export function customerRef(directory: CustomerDirectory, entry: CustomerEntry): CustomerRef {
  const { id, identifier, companyName, kind, status } = entry
  return { id, identifier, companyName, kind, status, path: pathTo(directory, entry.parentKey) }
}

/** Company names from the top down to the customer of a key, itself included. */
export function pathTo(directory: CustomerDirectory, key: number | null): string[] {
  return entriesTo(directory, key).map(({ companyName }) => companyName)
}

/** The customers from the top down to that of a key, itself included. */
export function entriesTo(directory: CustomerDirectory, key: number | null): CustomerEntry[] {
  const path: CustomerEntry[] = []
  for (let at = key; at !== null;) {
    const entry = directory.byKey.get(at)
    if (entry === undefined) break
    path.unshift(entry)
    at = entry.parentKey
  }
  return path
}

/** The words of all customers as one text, a line each: one search through it is faster than many small ones. */
interface Haystack {
  readonly text: string
  /** Where each line begins, and where one more would. */
  readonly starts: Uint32Array
}

function createHaystack(inOrder: readonly CustomerEntry[]): Haystack {
  const starts = new Uint32Array(inOrder.length + 1)
  let length = 0
  inOrder.forEach(({ words }, index) => {
    starts[index] = length
    length += words.length + 1
  })
  starts[inOrder.length] = length
  return { text: inOrder.map(({ words }) => `${words}\n`).join(''), starts }
}

function findAll(
  { text, starts }: Haystack,
  inOrder: readonly CustomerEntry[],
  words: readonly string[],
): CustomerEntry[] {
  const [rarest = '', ...rest] = [...words].toSorted((a, b) => b.length - a.length)
  const found: CustomerEntry[] = []
  let line = 0
  for (let at = text.indexOf(rarest); at !== -1; at = text.indexOf(rarest, starts[line])) {
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= at) line += 1
    const entry = inOrder[line]
    if (entry === undefined) break
    if (rest.every((word) => entry.words.includes(word))) found.push(entry)
    line += 1
  }
  return found
}
