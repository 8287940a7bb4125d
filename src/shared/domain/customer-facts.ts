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
  /** The provider's own top entry, under which customers without a parent stand; null: it comes with the import. */
  readonly root: string | null
  readonly policy: ExistingPolicyName
}

/** A row that is fine by itself, on its way to a verdict. */
export interface CustomerCandidate {
  readonly row: RecordRow<CustomerDraft>
  readonly draft: CustomerDraft
  readonly identifier: string
  readonly problems: RowProblem[]
}
