import { z } from 'zod'
import { ActionOperation, ActionState } from '../domain/aws-action.ts'
import { ProfileName } from './aws.ts'
import { Failure } from './failure.ts'
import { FileRef, FileToken } from './files.ts'
import { Changed } from './governed.ts'
import { command, job, query } from './operation.ts'
import { PayerRef } from './payers.ts'
import { CopiedRows, CopyFormat, RowFile, WrittenFile } from './row-text.ts'

const MOST_ACTIONS = 5000

const ActionIds = z
  .array(z.string())
  .min(1, 'Choose at least one action.')
  .max(MOST_ACTIONS, `${MOST_ACTIONS.toLocaleString('en-US')} actions at most at once.`)

/** An action as the outbox shows it. Times are ISO-8601 UTC. */
export const ActionRow = z.object({
  id: z.string(),
  operation: ActionOperation,
  /** What it is about: an account, an email address. */
  subject: z.string(),
  /** Null for one inside a member account. */
  payer: PayerRef.nullable(),
  state: ActionState,
  notBefore: z.string().nullable(),
  /** Id of the runbook it was given out with. */
  runbook: z.string().nullable(),
  /** What AWS said, or why nobody knows what became of it. */
  failureCode: z.string().nullable(),
  failure: z.string().nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
  triedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  rev: z.number(),
  /** Why it cannot be made now, in a sentence; null when it can. */
  whyNot: z.string().nullable(),
})
export type ActionRow = z.infer<typeof ActionRow>

/** Every given part must match. */
export const ActionFilter = z.object({
  ids: z.array(z.string()).max(MOST_ACTIONS).optional(),
  states: z.array(ActionState).optional(),
  operations: z.array(ActionOperation).optional(),
  payerId: z.string().optional(),
  /** Part of what it is about, or of the management account's name. */
  search: z.string().max(200).optional(),
})
export type ActionFilter = z.infer<typeof ActionFilter>

export const ActionSort = z.object({
  by: z.enum(['created', 'state', 'operation', 'subject', 'payer', 'notBefore', 'tried']),
  direction: z.enum(['ascending', 'descending']),
})
export type ActionSort = z.infer<typeof ActionSort>

/** An action as it is now: what commands name. */
export const ActionVersion = ActionRow.pick({ id: true, rev: true, state: true, runbook: true })
export type ActionVersion = z.infer<typeof ActionVersion>

/** What will be asked of AWS for one action, exactly. */
export const ActionStepPreview = z.object({
  id: z.string(),
  title: z.string(),
  payer: PayerRef.nullable(),
  /** The call's own input as JSON text. */
  input: z.string(),
  /** The same as a line of the AWS CLI; null where this version cannot make it. */
  command: z.string().nullable(),
  notBefore: z.string().nullable(),
  blocked: z.string().nullable(),
})
export type ActionStepPreview = z.infer<typeof ActionStepPreview>

const Versions = z
  .array(z.object({ id: z.string(), rev: z.number() }))
  .min(1, 'Choose at least one action.')
  .max(MOST_ACTIONS)

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

/** What the results of a runbook changed. */
export const RunbookApplied = z.object({
  done: z.number(),
  failed: z.number(),
  unsure: z.number(),
  /** Known already, not asked yet, or not of this workspace. */
  left: z.number(),
  /** Answers that are not understood, and lines that cannot be read: what and why. */
  problems: z.array(z.object({ what: z.string(), why: z.string() })),
})
export type RunbookApplied = z.infer<typeof RunbookApplied>

const ActionWork = z.object({ actionIds: ActionIds, profile: ProfileName })

/** Calls that change something at AWS (docs/adr/0016-aws-actions-are-written-down.md). */
export const actionOperations = {
  /** Newest first unless asked otherwise. `counts` are those of each state under the other parts of the filter. */
  'actions.page': query(
    z.object({
      filter: ActionFilter,
      sort: ActionSort.default({ by: 'created', direction: 'descending' }),
      first: z.number().int().min(0),
      count: z.number().int().min(1).max(500),
    }),
    z.object({ actions: z.array(ActionRow), total: z.number(), counts: z.record(ActionState, z.number()) }),
  ),
  /** What the filter shows as text for the clipboard, up to 10,000; as `ids` what the actions are about, each once. */
  'actions.copy': query(z.object({ filter: ActionFilter, sort: ActionSort, format: CopyFormat }), CopiedRows),
  /** Writes what the filter shows to the file behind `target`. */
  'actions.export': job('read', RowFile.extend({ filter: ActionFilter, sort: ActionSort }), WrittenFile),
  /** Those that match, oldest first, at most 5,000; `isDue`: only what waits, is due and is in no runbook. */
  'actions.versions': query(
    z.object({ filter: ActionFilter, isDue: z.boolean() }),
    z.object({ actions: z.array(ActionVersion) }),
  ),
  /** What will be asked, in which order; `seconds` is how long it takes at least, at AWS's rates. */
  'actions.preview': query(
    z.object({ actionIds: ActionIds }),
    z.object({ steps: z.array(ActionStepPreview), blocked: z.number(), seconds: z.number() }),
  ),
  /** Actions that wait, failed or are unsure are not made any more; one that is under way is refused. Can be undone. */
  'actions.withdraw': command('onboarding', z.object({ actions: Versions }), Changed),
  /** Failed ones, and those of a runbook that was never run, wait again. Can be undone. */
  'actions.retry': command('onboarding', z.object({ actions: Versions }), Changed),
  /**
   * Writes a shell script of AWS CLI commands for a colleague with credentials of one management account. Its actions are
   * not made from here until the results come back, or AWS was asked what became of them.
   */
  'actions.runbook': job(
    'onboarding',
    z.object({ actionIds: ActionIds, target: FileToken }),
    z.object({ bytes: z.number(), steps: z.number(), resultFile: z.string() }),
  ),
  /** Writes down what AWS answered to a runbook that somebody ran. The same file can be brought back again. */
  'actions.applyResults': job('onboarding', z.object({ file: FileRef }), RunbookApplied),
  /**
   * Makes waiting actions with a profile, oldest first, at the rate that AWS grants, each at most once. The profile is
   * checked first: `aws-wrong-account` when it is of none of their management accounts. Those of other management
   * accounts and those that cannot be made now are left.
   */
  'aws.runActions': job('onboarding', ActionWork, ActionRun),
  /** Asks AWS what became of unsure actions, and of those in a runbook; what was not done waits again. */
  'aws.settleActions': job('onboarding', ActionWork, ActionRun),
} as const
