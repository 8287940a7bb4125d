import { z } from 'zod'
import { allow, refuse, type Result } from './result.ts'

/** What a customer is in the hierarchy distributor > reseller > end customer. */
export const CustomerKind = z.enum(['distributor', 'reseller', 'end_customer'])
export type CustomerKind = z.infer<typeof CustomerKind>

/** What each kind is called on every screen. */
export const CUSTOMER_KIND_LABELS: Readonly<Record<CustomerKind, string>> = {
  distributor: 'Distributor',
  reseller: 'Reseller',
  end_customer: 'End customer',
}

export const CustomerStatus = z.enum(['pending_approval', 'active', 'rejected', 'disabled', 'archived'])
export type CustomerStatus = z.infer<typeof CustomerStatus>

export const CUSTOMER_STATUS_LABELS: Readonly<Record<CustomerStatus, string>> = {
  pending_approval: 'Pending approval',
  active: 'Active',
  rejected: 'Rejected',
  disabled: 'Disabled',
  archived: 'Archived',
}

/** How a customer came here: by staff, by its own registration (MSH-22), from a file. */
export const CustomerOrigin = z.enum(['created', 'registered', 'imported'])
export type CustomerOrigin = z.infer<typeof CustomerOrigin>

/** Why a customer is disabled (MSH-08). */
export const DisableCode = z.enum(['payment_method', 'metadata', 'other'])
export type DisableCode = z.infer<typeof DisableCode>

/** Everything that moves a customer from one status to another. */
export type CustomerTrigger = 'approve' | 'reject' | 'disable' | 'enable' | 'archive' | 'unarchive'

/** The whole table of domain §5.2. A pair that is not here does not exist. */
const TRANSITIONS: Readonly<Record<CustomerStatus, Partial<Record<CustomerTrigger, CustomerStatus>>>> = {
  pending_approval: { approve: 'active', reject: 'rejected' },
  active: { disable: 'disabled', archive: 'archived' },
  disabled: { enable: 'active', archive: 'archived' },
  rejected: { archive: 'archived' },
  archived: { unarchive: 'active' },
}

/** What the guards of the table need to know. */
export interface CustomerFacts {
  readonly hasReason: boolean
  /** Active links of accounts. */
  readonly linkedAccounts: number
  /** Customers under it that are not archived. */
  readonly children: number
}

/** Where a trigger leads, or in a sentence why nowhere. */
export function nextCustomerStatus(
  from: CustomerStatus,
  trigger: CustomerTrigger,
  facts: CustomerFacts,
): Result<CustomerStatus, string> {
  const to = TRANSITIONS[from][trigger]
  if (to === undefined) {
    return refuse(
      `A customer that is ${CUSTOMER_STATUS_LABELS[from].toLowerCase()} cannot be ${DONE[trigger]}.`,
    )
  }
  if ((trigger === 'disable' || trigger === 'reject') && !facts.hasReason) return refuse('Say why.')
  if (trigger === 'archive' && facts.linkedAccounts > 0) {
    return refuse('Accounts are linked to it. Remove them from the customer first.')
  }
  if (trigger === 'archive' && facts.children > 0) {
    return refuse('There are customers under it. Archive or move them first.')
  }
  return allow(to)
}

const DONE: Readonly<Record<CustomerTrigger, string>> = {
  approve: 'approved',
  reject: 'rejected',
  disable: 'disabled',
  enable: 'enabled',
  archive: 'archived',
  unarchive: 'brought back',
}

/** Null when a customer may get a new link, order, invitation, project or user (invariant 11), else why not. */
export function whyNothingNew(customer: {
  readonly companyName: string
  readonly status: CustomerStatus
}): string | null {
  const { companyName } = customer
  switch (customer.status) {
    case 'active':
      return null
    case 'pending_approval':
      return `${companyName} waits for approval. Approve it first.`
    case 'rejected':
      return `The registration of ${companyName} was rejected.`
    case 'disabled':
      return `${companyName} is disabled and gets nothing new. Enable it first.`
    case 'archived':
      return `${companyName} is archived. Bring it back first.`
  }
}

/**
 * Whether a kind may stand under a parent (invariant 10): resellers under a distributor, end customers under a reseller
 * or a distributor. At the top stands a distributor, or the reseller that the provider itself is.
 */
export function checkParent(
  kind: CustomerKind,
  parent: CustomerKind | null,
  tier: 'distributor' | 'reseller',
): Result<{ readonly warning: string | null }, string> {
  if (parent === null) {
    const isTop = kind === 'distributor' || (kind === 'reseller' && tier === 'reseller')
    return isTop
      ? allow({ warning: null })
      : refuse(
          kind === 'end_customer'
            ? 'An end customer stands under a reseller or a distributor. Choose its parent.'
            : 'A reseller stands under a distributor. Choose its parent.',
        )
  }
  if (kind === 'distributor') return refuse('A distributor stands at the top and has no parent.')
  if (kind === 'reseller' && parent !== 'distributor') return refuse('A reseller stands under a distributor.')
  if (parent === 'end_customer')
    return refuse('Nothing stands under an end customer. Choose a reseller or a distributor.')
  const isDirect = kind === 'end_customer' && parent === 'distributor'
  return allow({ warning: isDirect ? 'There is no reseller in its path: it is sold to directly.' : null })
}

const IDENTIFIER = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/

/** What an identifier looks like; unique without regard to case, permanent (MSH-04). */
export const CustomerIdentifier = z
  .string()
  .trim()
  .toLowerCase()
  .regex(IDENTIFIER, 'An identifier has 1 to 64 letters a–z, digits and hyphens, like “acme-germany”.')

/** An identifier made from a company name; empty when the name has no letter that could be used. */
export function proposeIdentifier(companyName: string): string {
  return companyName
    .replaceAll(/[ÄäÆæ]/g, 'ae')
    .replaceAll(/[ÖöØø]/g, 'oe')
    .replaceAll(/[Üü]/g, 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
    .replaceAll(/-+$/g, '')
}
