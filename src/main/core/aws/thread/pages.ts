import { Refusal } from '../../refusal.ts'
import { askAws } from './ask-aws.ts'
import type { CallContext } from './call.ts'
import { patiently, type Pace } from './pace.ts'
import type { ProfileSession } from './session.ts'

/** A page of a listing, as far as going on needs it. */
interface Page {
  readonly NextToken?: string | undefined
}

/** Which API lists, the pace that all its listings share, and what has been found so far, for the notes. */
export interface Listing<Answer extends Page> {
  readonly action: string
  readonly pace: Pace
  readonly session: ProfileSession
  send(token: string | undefined, options: { readonly abortSignal: AbortSignal }): Promise<Answer>
  /** What people read while AWS asks to slow down. */
  describe(): { readonly done: number; readonly text: string }
}

/**
 * All pages of a listing, within AWS's rates. Empty pages are no end (aws-facts §4.4): only a missing token is. A token
 * that comes back would lead round in circles, so it ends the listing as refused.
 */
export async function* pagesOf<Answer extends Page>(
  { action, pace, session, send, describe }: Listing<Answer>,
  context: CallContext,
): AsyncGenerator<Answer> {
  const seen = new Set<string>()
  let token: string | undefined
  for (;;) {
    await pace(context)
    const answer = await patiently(
      () => askAws({ action, session }, context, (options) => send(token, options)),
      context,
      (waitMs) => {
        const { done, text } = describe()
        const seconds = Math.round(waitMs / 1000)
        context.note({ done, total: null, text: `${text}. AWS asks to slow down; going on in ${seconds} s` })
      },
    )
    yield answer
    // An empty text ends a listing like none at all.
    if (answer.NextToken === undefined || answer.NextToken === '') return
    if (seen.has(answer.NextToken)) throw repeatedToken(action)
    seen.add(answer.NextToken)
    token = answer.NextToken
  }
}

function repeatedToken(action: string): Refusal {
  return new Refusal({
    code: 'aws-refused',
    action,
    reason: 'RepeatedToken',
    why: 'AWS gave the same page of the list again, so the list would never end.',
    next: 'Nothing was compared. List again in a few minutes.',
  })
}
