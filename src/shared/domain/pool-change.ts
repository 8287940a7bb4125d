import type { AccountModel } from './account-model.ts'
import {
  ACCOUNT_STATUS_LABELS,
  nextStatus,
  type AccountStatus,
  type StatusRefusal,
} from './account-status.ts'

/** What staff can do to many accounts at once (CB-12, CB-23, CB-25, U-01, CS-05, CS-10, A-17). */
export type PoolChange =
  | {
      readonly kind: 'edit'
      readonly marketplaceId?: string | undefined
      readonly model?: AccountModel | undefined
    }
  | { readonly kind: 'mark-invalid' | 'revalidate'; readonly reason: string }
  | { readonly kind: 'hold'; readonly reason: string; readonly until: string | null }
  | { readonly kind: 'release' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'link'; readonly customerId: string }
  | { readonly kind: 'unlink'; readonly reason: string | null }
  /** Into a project of this customer. */
  | { readonly kind: 'assign'; readonly projectId: string; readonly customerId: string }
  | { readonly kind: 'unassign' }

/** What changes move in an account. */
export interface AccountPlace {
  readonly status: AccountStatus
  readonly isHeld: boolean
  /** It failed in an order once. */
  readonly hasFailed: boolean
  readonly marketplaceId: string
  readonly model: AccountModel
  /** The customer it is linked to; null when to none. */
  readonly customerId: string | null
}

/** What the rules need to know of an account. */
export interface PoolAccount extends AccountPlace {
  /** The name of the other provider that owns it; null when it is ours. */
  readonly otherOwner: string | null
  /** What its customer is called; empty when it has none. */
  readonly customerName: string
}

/** Who changes it, in which workspace. */
export interface ChangeRights {
  readonly isAdmin: boolean
  readonly allowsRevalidation: boolean
}

/** What becomes of one account. `whyMany` says the same without a name, for when there are too many names. */
export type ChangeVerdict =
  | { readonly kind: 'affected'; readonly after: AccountPlace | null }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'excluded'; readonly why: string; readonly whyMany?: string }

const UNCHANGED: ChangeVerdict = { kind: 'unchanged' }

/**
 * What a change does to an account: its state afterwards (null: deleted), nothing, or why not, in words.
 * An order's account is locked (CB-11), Allocated is final (CB-07), other providers' accounts are theirs (CB-04), and a
 * link moves no status (invariant 8). In which project an account is decides nothing here: who asks knows.
 */
export function changeVerdict(account: PoolAccount, change: PoolChange, rights: ChangeRights): ChangeVerdict {
  if (account.otherOwner !== null) return excluded(`Belongs to ${account.otherOwner}, another provider`)
  if (account.status === 'provisioning_in_progress') {
    return excluded('Provisioning in progress: an order is using it')
  }
  switch (change.kind) {
    case 'edit':
      return edited(account, change)
    case 'mark-invalid':
      return account.status === 'invalid' ? UNCHANGED : moved(account, 'mark_invalid', rights)
    case 'revalidate':
      return account.status === 'ready' ? UNCHANGED : moved(account, 'revalidate', rights)
    case 'hold':
      return account.status === 'ready'
        ? { kind: 'affected', after: { ...account, isHeld: true } }
        : excluded(`${ACCOUNT_STATUS_LABELS[account.status]}: only Ready accounts can be held`)
    case 'release':
      return account.isHeld ? { kind: 'affected', after: { ...account, isHeld: false } } : UNCHANGED
    case 'delete':
      return account.customerId === null
        ? { kind: 'affected', after: null }
        : linkedExclusion(account, 'from the customer')
    case 'link':
      if (account.customerId === change.customerId) return UNCHANGED
      return account.customerId === null
        ? { kind: 'affected', after: { ...account, customerId: change.customerId } }
        : linkedExclusion(account, 'from there')
    case 'unlink':
      return account.customerId === null
        ? UNCHANGED
        : { kind: 'affected', after: { ...account, customerId: null } }
    case 'assign':
      return account.customerId === change.customerId
        ? { kind: 'affected', after: account }
        : strangerExclusion(account)
    case 'unassign':
      return account.customerId === null ? UNCHANGED : { kind: 'affected', after: account }
  }
}

/** A project takes accounts of its own customer only. */
function strangerExclusion({ customerId, customerName }: PoolAccount): ChangeVerdict {
  if (customerId === null)
    return excluded('Linked to no customer: link it to the customer of the project first')
  return {
    kind: 'excluded',
    why: `Linked to ${customerName}: the project belongs to another customer`,
    whyMany: 'Linked to other customers: the project is not theirs',
  }
}

function linkedExclusion({ customerName }: PoolAccount, from: string): ChangeVerdict {
  return {
    kind: 'excluded',
    why: `Linked to ${customerName}: remove it ${from} first`,
    whyMany: 'Linked to other customers: remove them from there first',
  }
}

function edited(account: PoolAccount, change: Extract<PoolChange, { kind: 'edit' }>): ChangeVerdict {
  if (account.status === 'allocated') {
    return excluded('Allocated: its subscription keeps marketplace and model')
  }
  const marketplaceId = change.marketplaceId ?? account.marketplaceId
  const model = change.model ?? account.model
  if (marketplaceId === account.marketplaceId && model === account.model) return UNCHANGED
  return { kind: 'affected', after: { ...account, marketplaceId, model } }
}

function moved(
  account: PoolAccount,
  trigger: 'mark_invalid' | 'revalidate',
  rights: ChangeRights,
): ChangeVerdict {
  const next = nextStatus(account.status, trigger, {
    isHeld: account.isHeld,
    hasFailed: account.hasFailed,
    hasReason: true, // the contract takes no change without one
    isAdmin: rights.isAdmin,
    allowsRevalidation: rights.allowsRevalidation,
    allowsCancelToReady: false,
  })
  if (!next.ok) return excluded(`${ACCOUNT_STATUS_LABELS[account.status]}: ${refusalText(next.reason)}`)
  const hasFailed = account.hasFailed || account.status === 'provisioning_failed'
  return { kind: 'affected', after: { ...account, status: next.value, isHeld: false, hasFailed } }
}

function refusalText(refusal: StatusRefusal): string {
  switch (refusal.kind) {
    case 'terminal':
      return 'this status is final'
    case 'failed-before':
      return 'it failed in an order once and never becomes Ready again'
    case 'switched-off':
      return 'bringing accounts back is switched off in the settings'
    case 'admin-only':
      return 'only an admin can bring it back'
    case 'no-such-transition':
      return refusal.trigger === 'revalidate'
        ? 'it is never used in an order again'
        : 'it cannot be marked invalid'
    case 'held':
      return 'it is on hold'
    case 'reason-missing':
      return 'a reason is missing'
  }
}

function excluded(why: string): ChangeVerdict {
  return { kind: 'excluded', why }
}
