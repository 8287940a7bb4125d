import type { AccountId } from '../../../../shared/domain/account-id.ts'
import type { Outcome } from '../../jobs/protocol.ts'
import type { AwsCallName } from './calls.ts'

/** How far a call is, or what it waits for, in words for people. */
export interface CallNote {
  readonly done: number
  /** Null while nobody knows. */
  readonly total: number | null
  readonly text: string
}

/** Core to AWS thread. */
export type ToAwsThread =
  | { readonly kind: 'call'; readonly id: number; readonly name: AwsCallName; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  /** The code of an MFA device; null when nobody gives one. */
  | { readonly kind: 'mfa'; readonly askId: string; readonly code: string | null }

/** AWS thread to core. Nothing here ever holds a credential, a token, or the output of a credential process. */
export type FromAwsThread =
  | { readonly kind: 'note'; readonly id: number; readonly note: CallNote }
  | { readonly kind: 'ended'; readonly id: number; readonly outcome: Outcome }
  | {
      readonly kind: 'mfa-wanted'
      readonly ask: { readonly askId: string; readonly profile: string; readonly device: string }
    }
  | { readonly kind: 'mfa-settled'; readonly askId: string }
  | { readonly kind: 'profiles-changed' }
  | { readonly kind: 'reached'; readonly isReached: boolean }
  | {
      readonly kind: 'identified'
      readonly profile: string
      readonly identity: { readonly accountId: AccountId; readonly arn: string }
    }
  | { readonly kind: 'log'; readonly line: string }
