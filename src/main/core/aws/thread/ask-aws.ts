import type { Failure } from '../../../../shared/contract/failure.ts'
import { Refusal } from '../../refusal.ts'
import { awsFailure } from './aws-failure.ts'
import type { CallContext } from './call.ts'
import { credentialFailure } from './credential-failure.ts'
import type { ProfileSession } from './session.ts'
import { tell } from './tell.ts'
import { timeLimits } from './time-limits.ts'

/** What is being asked, for people: “ListAccounts”, with whose rights. */
export interface Asking {
  readonly action: string
  readonly session: ProfileSession
}

/**
 * Sends one request and turns whatever the SDK throws into a `Refusal`: cancelled, profile-unusable, aws-signed-out,
 * aws-denied, aws-throttled, aws-unreachable, aws-refused. No text of a credential process and no secret gets into it.
 * Ends within the time limits whatever happens, and at once when somebody cancels.
 */
export async function askAws<Answer>(
  asking: Asking,
  context: CallContext,
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<Answer>,
): Promise<Answer> {
  const { session } = asking
  await session
    .credentialsReady(context.signal)
    .catch((error: unknown) => refuse(error, context, () => credentialFailure(error, session)))
  const limit = AbortSignal.timeout(timeLimits().callMs)
  try {
    const answer = await send({ abortSignal: AbortSignal.any([context.signal, limit]) })
    tell({ kind: 'reached', isReached: true })
    return answer
  } catch (error) {
    const isLate = limit.aborted
    return refuse(error, context, () =>
      isLate ? { code: 'aws-unreachable', why: 'AWS did not answer in time.' } : awsFailure(error, asking),
    )
  }
}

function refuse(error: unknown, { signal }: CallContext, failureOf: () => Failure): never {
  if (error instanceof Refusal) throw error
  if (signal.aborted) throw new Refusal({ code: 'cancelled' })
  const failure = failureOf()
  // What only the files of the workstation say tells nothing about the network.
  if (failure.code !== 'profile-unusable') {
    tell({ kind: 'reached', isReached: failure.code !== 'aws-unreachable' })
  }
  throw new Refusal(failure)
}
