import { Refusal } from '../../refusal.ts'
import type { CallContext } from './call.ts'
import type { ProfileSession } from './session.ts'

/** What is being asked, for people: “ListAccounts”, with whose rights. */
export interface Asking {
  readonly action: string
  readonly session: ProfileSession
}

/**
 * Sends one request and turns whatever the SDK throws into a `Refusal`: cancelled, profile-unusable, aws-signed-out,
 * aws-denied, aws-throttled, aws-unreachable, aws-refused. No text of a credential process and no secret gets into it.
 */
export async function askAws<Answer>(
  { action, session }: Asking,
  context: CallContext,
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await send({ abortSignal: context.signal })
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (context.signal.aborted) throw new Refusal({ code: 'cancelled' })
    const reason = error instanceof Error ? error.name : 'Unknown'
    throw new Refusal({
      code: 'aws-refused',
      action,
      reason,
      why: `The answer for ${session.profile} was ${reason}.`,
      next: 'Try again, or look at it in the AWS console.',
    })
  }
}
