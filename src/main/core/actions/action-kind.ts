import type { Failure } from '../../../shared/contract/failure.ts'
import type { ErrandContext } from '../aws/errand.ts'
import type { Effect } from '../jobs/task.ts'
import type { ManagementAccountRecord } from '../payers/management-account-table.ts'
import type { ChangeTx } from '../store/change.ts'
import type { ActionOperation, ActionRecord } from './action-table.ts'

/** Where and with whose rights an action is made. */
export interface ActionSite {
  readonly profile: string
  /** The management account it is for; the profile was checked to be of it. Null for actions inside a member. */
  readonly payer: ManagementAccountRecord | null
}

/** What of an action that was under way when the application ended is known by asking AWS. */
export type Settled =
  | { readonly kind: 'done'; readonly answer: unknown }
  | { readonly kind: 'not-done' }
  | { readonly kind: 'unknown'; readonly why: string }

/**
 * One kind of call that changes something at AWS. The answer has the shape of AWS's own JSON (domain/aws-answer.ts),
 * whether it comes from a call of ours or from a runbook that a colleague ran.
 */
export interface ActionKind {
  readonly operation: ActionOperation
  /** Calls per second that AWS grants for it (aws-facts §4.4). */
  readonly ratePerSecond: number
  /** How many of them AWS takes at once; one when it is not given. */
  readonly burst?: number
  /** Makes the call; throws `Refusal` for AWS's no. */
  make(action: ActionRecord, site: ActionSite, context: ErrandContext): Promise<unknown>
  /** Writes down what AWS answered, in the change that is under way; tells how the pool in memory follows, if it has to. */
  done(tx: ChangeTx, action: ActionRecord, answer: unknown): readonly Effect[] | void
  /** Writes down on the record that AWS refused. */
  failed(tx: ChangeTx, action: ActionRecord, failure: Failure): void
  /** Finds out whether an action that was cut off was made, so that it is never made twice. */
  settle(action: ActionRecord, site: ActionSite, context: ErrandContext): Promise<Settled>
  /** Arguments of the AWS CLI for the runbook, without `aws` and the profile. */
  cliArguments(action: ActionRecord): readonly string[]
}
