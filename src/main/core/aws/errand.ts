import type { NamesOf, OutputOf, ParsedInputOf } from '../../../shared/contract/index.ts'
import type { ChoreInput, ChoreName, ChoreResult } from '../jobs/chores.ts'
import type { TaskContext } from '../jobs/task.ts'
import type { AwsCallInput, AwsCallName, AwsCallResult } from './thread/calls.ts'

/** Jobs that wait for the network; they run beside each other and beside bulk work. */
export type ErrandName = Extract<NamesOf<'job'>, `aws.${string}`>

/** What an errand works with, on the core's thread; everything heavy is done by the AWS thread or the bulk worker. */
export interface ErrandContext extends Pick<
  TaskContext,
  'store' | 'workspaceFile' | 'session' | 'report' | 'throwIfCancelled' | 'write'
> {
  readonly signal: AbortSignal
  /** Has a call done by the AWS thread; what it notes becomes this job's progress. */
  aws<Name extends AwsCallName>(name: Name, input: AwsCallInput<Name>): Promise<AwsCallResult<Name>>
  /** Has bulk work done in the bulk worker, in turn with its jobs. */
  inBulk<Name extends ChoreName>(name: Name, input: ChoreInput<Name>): Promise<ChoreResult<Name>>
  /** Waits; ends early (as `cancelled`) when somebody cancels. Milliseconds. */
  pause(delayMs: number): Promise<void>
}

/** Work outside: requests to AWS, what they bring written down. */
export type Errand<Name extends ErrandName> = (
  input: ParsedInputOf<Name>,
  context: ErrandContext,
) => Promise<OutputOf<Name>>
