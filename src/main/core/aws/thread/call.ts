import type { CallNote } from './protocol.ts'

/** What a call works with, inside the AWS thread. */
export interface CallContext {
  /** Aborted when somebody cancels; every request to AWS carries it. */
  readonly signal: AbortSignal
  /** Tells how far it is; people read it. */
  note(note: CallNote): void
}

/** One thing that the AWS thread does. Throws `Refusal` for an expected no; its result holds no secret. */
export type AwsCall<Input, Result> = (input: Input, context: CallContext) => Promise<Result>
