import type { Failure } from '../../../shared/contract/failure.ts'
import type { Errand, ErrandContext } from '../aws/errand.ts'
import { managementAccountByKey } from '../payers/management-account-table.ts'
import { Refusal } from '../refusal.ts'
import type { ActionKind, ActionSite } from './action-kind.ts'
import { actionKindFor } from './action-kinds.ts'
import { claimAction, markUnsure, putBack, recordDone, recordFailed } from './action-steps.ts'
import { actionById, type ActionRecord } from './action-table.ts'
import { ACTION_EFFECTS, workOffActions, type WorkedOff } from './action-work.ts'
import { callEnd } from './call-end.ts'
import { failureWords } from './failure-words.ts'
import { nextCallIn } from './pace.ts'
import { whyNotRun } from './why-not-run.ts'

/** How often an action is tried that AWS throttles, and how long it waits first; each time twice as long. */
const MOST_TRIES = 6
const FIRST_PAUSE_MS = 1000

/**
 * aws.runActions: each action is claimed in a transaction of its own before AWS hears of it, so that it is made once at
 * most, whatever ends this run.
 */
export const runActions: Errand<'aws.runActions'> = (input, context) =>
  workOffActions(input, context, (action, site) => runOne(action, site, context))

async function runOne(read: ActionRecord, site: ActionSite, context: ErrandContext): Promise<WorkedOff> {
  const { store, session } = context
  // A long run: much may have happened since it was read.
  const action = actionById(store, read.id)
  if (action === null) return { outcome: 'left', words: 'It was taken back.' }
  const { key } = site.payer ?? {}
  // What may be done there can have changed meanwhile too.
  const payer = key === undefined ? null : managementAccountByKey(store, key)
  const why = whyNotRun(action, { now: store.ports.now().toISOString(), role: session.role, payer })
  if (why !== null) return { outcome: 'left', words: why }
  const kind = actionKindFor(action.operation)
  await context.pause(nextCallIn(store, action, kind))
  const claimed = await write(context, () => claimAction(store, action, session.actor))
  if (claimed === null) return { outcome: 'left', words: 'Somebody changed it meanwhile.' }
  return makeClaimed(claimed, { kind, site }, context)
}

interface Making {
  readonly kind: ActionKind
  readonly site: ActionSite
}

async function makeClaimed(
  action: ActionRecord,
  { kind, site }: Making,
  context: ErrandContext,
): Promise<WorkedOff> {
  for (let tries = 1; ; tries += 1) {
    const made = await make(action, { kind, site }, context)
    if ('answer' in made) return done(action, kind, made.answer, context)
    const { failure } = made
    if (callEnd(failure).kind !== 'again') return ended(action, kind, failure, context)
    if (tries === MOST_TRIES) return waits(action, failure, context)
    const cancelled = await pauseOf(FIRST_PAUSE_MS * 2 ** (tries - 1), context)
    if (cancelled !== null) return waits(action, cancelled, context)
  }
}

async function make(
  action: ActionRecord,
  { kind, site }: Making,
  context: ErrandContext,
): Promise<{ readonly answer: unknown } | { readonly failure: Failure }> {
  try {
    return { answer: await kind.make(action, site, context) }
  } catch (error) {
    return { failure: failureOf(error, action, context) }
  }
}

function failureOf(error: unknown, { operation }: ActionRecord, { store }: ErrandContext): Failure {
  if (error instanceof Refusal) return error.failure
  return { code: 'unexpected', reference: store.ports.log.bug(error, operation) }
}

async function done(
  action: ActionRecord,
  kind: ActionKind,
  answer: unknown,
  context: ErrandContext,
): Promise<WorkedOff> {
  const { actor } = context.session
  try {
    await context.write(
      () => ({
        value: null,
        effects: [...recordDone(context.store, action, { kind, answer, actor }), ...ACTION_EFFECTS],
      }),
      HISTORY,
    )
    return { outcome: 'done', words: 'AWS did it.' }
  } catch (error) {
    // AWS did it, and its answer could not be written down: whoever asks AWS next finds it.
    return unsure(action, failureOf(error, action, context), context)
  }
}

async function ended(
  action: ActionRecord,
  kind: ActionKind,
  failure: Failure,
  context: ErrandContext,
): Promise<WorkedOff> {
  const end = callEnd(failure)
  if (end.kind === 'unsure') return unsure(action, failure, context)
  if (end.kind === 'waiting') return waits(action, failure, context)
  const { actor } = context.session
  await write(context, () => recordFailed(context.store, action, { kind, failure, actor }), HISTORY)
  const words = failureWords(failure).sentence
  return { outcome: 'failed', words, ...(end.isLast ? { stopped: failure } : {}) }
}

async function unsure(action: ActionRecord, failure: Failure, context: ErrandContext): Promise<WorkedOff> {
  const why = failureWords(failure).sentence
  const { actor } = context.session
  await write(context, () => markUnsure(context.store, action, { why, actor }), HISTORY)
  const words = `${why} Ask AWS what became of it before it is tried again.`
  return { outcome: 'unsure', words, stopped: failure }
}

async function waits(action: ActionRecord, failure: Failure, context: ErrandContext): Promise<WorkedOff> {
  const why =
    failure.code === 'cancelled' ? 'It was cancelled before AWS took it.' : failureWords(failure).sentence
  const { actor } = context.session
  await write(context, () => putBack(context.store, action, { why, actor }), HISTORY)
  return { outcome: 'waiting', words: `${why} It waits.`, stopped: failure }
}

/** Waits; answers with the cancellation instead of throwing it, for the action has to be put back first. */
async function pauseOf(delayMs: number, context: ErrandContext): Promise<Failure | null> {
  try {
    await context.pause(delayMs)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.failure
    throw error
  }
}

const HISTORY = { isHistory: true } as const

function write<Value>(
  context: ErrandContext,
  work: () => Value,
  options: { readonly isHistory: boolean } = { isHistory: false },
): Promise<Value> {
  return context.write(() => ({ value: work(), effects: ACTION_EFFECTS }), options)
}
