import type { ParsedInputOf } from '../../../shared/contract/index.ts'
import type { CustomerDirectory, CustomerEntry } from './customer-directory.ts'
import { foldName, splitWords } from './customer-words.ts'

type Asked = ParsedInputOf<'customers.find'>

/** The customers in whose name, identifier, domain or emails every word occurs, the best matches first (CS-06). */
export function findCustomers(
  directory: CustomerDirectory,
  asked: Asked,
  own: ReadonlySet<number>,
): { readonly found: readonly CustomerEntry[]; readonly total: number } {
  const rank = ranking(asked.text)
  const isWanted = wanted(asked)
  const ranked: CustomerEntry[][] = [[], [], [], [], [], []]
  let total = 0
  for (const entry of directory.matching(asked.text)) {
    if (!isWanted(entry)) continue
    total += 1
    const group = ranked[own.has(entry.key) ? 0 : rank(entry)]
    if (group !== undefined && group.length < asked.limit) group.push(entry)
  }
  return { found: ranked.flat().slice(0, asked.limit), total }
}

function wanted({ onlyActive, kinds }: Asked): (entry: CustomerEntry) => boolean {
  return ({ status, kind }) =>
    (onlyActive !== true || status === 'active') && (kinds === undefined || kinds.includes(kind))
}

/** 1 the identifier itself, 2 the name begins so, 3 the identifier begins so, 4 words begin so, 5 words hold it. */
function ranking(text: string): (entry: CustomerEntry) => number {
  const folded = foldName(text.trim())
  const beginnings = splitWords(text).map((word) => ` ${word}`)
  return (entry) => {
    if (folded === entry.identifier) return 1
    if (entry.name.startsWith(folded)) return 2
    if (entry.identifier.startsWith(folded)) return 3
    return beginnings.every((beginning) => entry.words.includes(beginning)) ? 4 : 5
  }
}
