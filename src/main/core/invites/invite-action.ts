import { refuseNothingNew } from '../customers/refuse-nothing-new.ts'
import { z } from 'zod'
import { inviteStateOf } from '../../../shared/domain/handshake.ts'
import type { AwsHandshake } from '../../../shared/domain/aws-answer.ts'
import type { ActionKind } from '../actions/action-kind.ts'
import type { ActionRecord } from '../actions/action-table.ts'
import { answerTime } from '../aws/answer-time.ts'
import type { ErrandContext } from '../aws/errand.ts'
import { Refusal } from '../refusal.ts'
import { followHandshake } from './apply-handshakes.ts'
import { handshakeIn, inviteOf, inviterAt } from './handshake-answer.ts'
import { inviteByHandshake, updateInvite } from './invite-table.ts'

/** What InviteAccountToOrganization takes, as `recordInvite` wrote it. */
const Input = z.object({
  Target: z.object({ Id: z.string(), Type: z.enum(['ACCOUNT', 'EMAIL']) }),
  Notes: z.string().optional(),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).optional(),
})

/** The clocks of AWS and of this machine may differ by so much. */
const CLOCK_SKEW_MS = 5 * 60_000

/** Inviting an account into an organization (aws-facts §4.2). */
export const inviteAction: ActionKind = {
  operation: 'invite',
  ratePerSecond: 3,
  burst: 5,
  make: async (action, site, context) => {
    const request = Input.parse(action.input)
    // Much may have happened to the customer since it was written down.
    refuseNothingNew(context.store, inviteOf(context.store, action).invite.customerKey)
    try {
      return await context.aws('inviteAccount', { ...inviterAt(site), request })
    } catch (error) {
      const made = isDuplicate(error) ? await findMade(action, site, context) : null
      // The call that was repeated had worked: its answer was lost, not its effect.
      if (made !== null) return { Handshake: made }
      throw error
    }
  },
  done: (tx, action, answer) => {
    const { invite, payer } = inviteOf(tx.db, action)
    return followHandshake(tx, invite, { payer, handshake: handshakeIn(answer) })
  },
  failed: (tx, action, failure) => {
    const { invite } = inviteOf(tx.db, action)
    const errorReason = failure.code === 'aws-refused' ? failure.reason : failure.code
    updateInvite(tx, invite, { errorReason })
  },
  settle: async (action, site, context) => {
    const made = await findMade(action, site, context)
    return made === null ? { kind: 'not-done' } : { kind: 'done', answer: { Handshake: made } }
  },
  cliArguments: (action) => inviteArguments(Input.parse(action.input)),
}

/** Arguments of the AWS CLI that invite an account, without `aws` and the profile. */
export function inviteArguments({ Target, Notes, Tags = [] }: z.infer<typeof Input>): string[] {
  return [
    'organizations',
    'invite-account-to-organization',
    '--target',
    `Id=${Target.Id},Type=${Target.Type}`,
    ...(Notes === undefined ? [] : ['--notes', Notes]),
    ...(Tags.length === 0 ? [] : ['--tags', ...Tags.map(({ Key, Value }) => `Key=${Key},Value=${Value}`)]),
  ]
}

/** The handshake that this action made, when AWS has one: of its target, not older, and of no other invitation of ours. */
async function findMade(
  action: ActionRecord,
  site: Parameters<ActionKind['make']>[1],
  context: ErrandContext,
): Promise<AwsHandshake | null> {
  const { Target } = Input.parse(action.input)
  const { invite } = inviteOf(context.store, action)
  const listed = await context.aws('findInvitations', { ...inviterAt(site), target: Target.Id })
  const earliest = Date.parse(action.triedAt ?? action.createdAt) - CLOCK_SKEW_MS
  const made = listed.filter((handshake) => {
    const at = answerTime(handshake.RequestedTimestamp)
    const known = inviteByHandshake(context.store, handshake.Id)
    return at !== null && Date.parse(at) >= earliest && (known === null || known.key === invite.key)
  })
  return made.find((handshake) => inviteStateOf(handshake) === 'requested') ?? made.at(-1) ?? null
}

function isDuplicate(error: unknown): boolean {
  return (
    error instanceof Refusal &&
    error.failure.code === 'aws-refused' &&
    error.failure.reason === 'DuplicateHandshakeException'
  )
}
