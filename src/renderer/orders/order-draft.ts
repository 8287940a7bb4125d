import type { CustomerRef } from '../../shared/contract/customers.ts'
import { isAccountId } from '../../shared/domain/account-id.ts'
import type { AccountModel } from '../../shared/domain/account-model.ts'
import type { OrderMode } from '../../shared/domain/order.ts'

/** What the dialog **New order** holds. */
export interface OrderDraft {
  readonly customer: CustomerRef | null
  readonly marketplaceId: string | null
  /** Null: an account of any model. */
  readonly wantedModel: AccountModel | null
  readonly mode: OrderMode
  readonly externalRef: string
  /** As typed, when it is to be exactly this account (U-06); null: the one that is next. */
  readonly overrideId: string | null
  readonly overrideReason: string
}

export const EMPTY_ORDER: OrderDraft = {
  customer: null,
  marketplaceId: null,
  wantedModel: null,
  mode: 'new',
  externalRef: '',
  overrideId: null,
  overrideReason: '',
}

/** The inputs of the contract that have a place in the dialog. */
export const FIELDS: readonly string[] = ['customerId', 'externalRef']

/** What is not filled in, by field. */
export interface OrderProblems {
  readonly customerId?: string
  readonly marketplaceId?: string
  readonly overrideId?: string
  readonly overrideReason?: string
}

/** What keeps an order from being started. */
export function problemsOf(draft: OrderDraft): OrderProblems {
  const { overrideId } = draft
  return {
    ...(draft.customer === null ? { customerId: 'Choose a customer.' } : {}),
    ...(draft.marketplaceId === null ? { marketplaceId: 'Choose a marketplace.' } : {}),
    ...(overrideId === null || isAccountId(overrideId)
      ? {}
      : { overrideId: 'An AWS account ID has exactly twelve digits.' }),
    ...(overrideId === null || draft.overrideReason.trim() !== '' ? {} : { overrideReason: 'Say why.' }),
  }
}
