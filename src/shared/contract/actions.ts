import { z } from 'zod'
import { ProfileName } from './aws.ts'
import { Failure } from './failure.ts'
import { job } from './operation.ts'

const MOST_ACTIONS = 5000

const ActionIds = z
  .array(z.string())
  .min(1, 'Choose at least one action.')
  .max(MOST_ACTIONS, `${MOST_ACTIONS.toLocaleString('en-US')} actions at most at once.`)

/** What became of one action of a run. `left`: as it was before; `waiting`: tried, nothing was done, it waits again. */
export const ActionOutcome = z.object({
  id: z.string(),
  title: z.string(),
  outcome: z.enum(['done', 'failed', 'unsure', 'waiting', 'left']),
  /** In a sentence. */
  words: z.string(),
})
export type ActionOutcome = z.infer<typeof ActionOutcome>

const ActionRun = z.object({
  outcomes: z.array(ActionOutcome),
  done: z.number(),
  failed: z.number(),
  unsure: z.number(),
  /** Not made: they wait, or cannot be made now. */
  left: z.number(),
  /** Why the rest was not tried; `cancelled` when somebody cancelled. */
  stopped: Failure.nullable(),
})
export type ActionRun = z.infer<typeof ActionRun>

const ActionWork = z.object({ actionIds: ActionIds, profile: ProfileName })

/** Calls that change something at AWS (docs/adr/0015-aws-actions-are-written-down.md). */
export const actionOperations = {
  /**
   * Makes waiting actions with a profile, oldest first, at the rate that AWS grants, each at most once. The profile is
   * checked first: `aws-wrong-account` when it is of none of their management accounts. Those of other management
   * accounts and those that cannot be made now are left.
   */
  'aws.runActions': job('onboarding', ActionWork, ActionRun),
  /** Asks AWS what became of unsure actions, and of those in a runbook; what was not done waits again. */
  'aws.settleActions': job('onboarding', ActionWork, ActionRun),
} as const
