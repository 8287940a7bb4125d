import type { CustomerKind, CustomerStatus } from './customer.ts'
import type { CustomerDraft } from './customer-row.ts'
import type { ExistingPolicyName } from './import-policy.ts'
import type { RowProblem } from './import-problem.ts'
import type { RecordRow } from './record-row.ts'

/** A customer that the store has. */
export interface KnownCustomer {
  readonly key: number
  readonly identifier: string
  readonly companyName: string
  readonly kind: CustomerKind
  /** Identifier in small letters; null: at the top. */
  readonly parent: string | null
  readonly isOurs: boolean
  readonly status: CustomerStatus
  readonly domain: string | null
  readonly sector: string | null
  readonly pricebook: string | null
  readonly currency: string | null
  readonly supportPlan: string | null
  readonly note: string | null
}

/** What a file of customers is compared with. */
export interface CustomerFacts {
  /** Every customer of the workspace by its identifier in small letters. */
  readonly known: ReadonlyMap<string, KnownCustomer>
  /** Emails of users in small letters, each with the identifier of its customer. */
  readonly emails: ReadonlyMap<string, string>
  readonly tier: 'distributor' | 'reseller'
  readonly providerName: string
  /** The provider's own entry, under which customers without a parent stand; null: it comes with the import. */
  readonly own: KnownCustomer | null
  readonly policy: ExistingPolicyName
  /** Why a new customer cannot have these tags (MSH-03). */
  readonly tagProblems: (tags: CustomerDraft['tags']) => readonly RowProblem[]
}

/**
 * Makes a function that says which identifiers customers of a name have, to be offered in a sentence: names suggest,
 * never decide (U-22). Empty when there is none.
 */
export function suggestIdentifiers(known: CustomerFacts['known']): (name: string) => string {
  let byName: Map<string, string[]> | null = null
  const collect = (): Map<string, string[]> => {
    const names = new Map<string, string[]>()
    for (const { companyName, identifier, isOurs } of known.values()) {
      if (!isOurs) continue
      const name = companyName.toLowerCase()
      names.set(name, [...(names.get(name) ?? []), `“${identifier}”`])
    }
    return names
  }
  return (name) => {
    const found = (byName ??= collect()).get(name.toLowerCase()) ?? []
    if (found.length === 0) return ''
    return ` The customer of that name has the identifier ${found.slice(0, 3).join(' or ')}.`
  }
}

/** A row that is fine by itself, on its way to a verdict. */
export interface CustomerCandidate {
  readonly row: RecordRow<CustomerDraft>
  readonly draft: CustomerDraft
  readonly identifier: string
  readonly problems: RowProblem[]
}
