/** What a dialog needs to know of an invitation or request: rows of the list and open details have it. */
export interface RequestAtHand {
  readonly id: string
  readonly rev: number
  /** Account ID, email or account name. */
  readonly subject: string
  readonly payerId: string
}

/** Which dialog is open on the screen **Requests**. */
export type RequestsDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'invite' | 'plan' }
  | {
      readonly kind: 'edit' | 'reject' | 'mark-sent' | 'cancel' | 'request-cancel'
      readonly invite: RequestAtHand
    }
  | {
      readonly kind: 'mark-ended'
      readonly outcome: 'accepted' | 'declined' | 'expired'
      readonly invite: RequestAtHand
    }
  | { readonly kind: 'create-account' }
  | {
      readonly kind:
        | 'account-again'
        | 'account-edit'
        | 'account-reject'
        | 'account-cancel'
        | 'account-created'
        | 'account-failed'
        | 'account-follow'
      readonly request: RequestAtHand
    }
  | { readonly kind: 'departure'; readonly id: string }
  | { readonly kind: 'departure-cancel'; readonly departure: RequestAtHand }
  | { readonly kind: 'work'; readonly actionIds: readonly string[] }
