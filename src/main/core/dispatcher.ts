import { contract, isOperationName, type NamesOf, type OperationName } from '../../shared/contract/index.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import type { Reply } from '../../shared/contract/wire.ts'
import { may } from '../../shared/domain/capability.ts'
import type { Handler, HandlerContext } from './handler.ts'
import { handlers } from './handlers.ts'
import type { WriteGate } from './jobs/write-gate.ts'
import { startJob } from './jobs/start-job.ts'
import { Refusal } from './refusal.ts'
import { storeVersion } from './store/change.ts'
import { storeRefusal } from './store/open-database.ts'

/** Answers one call; never rejects. */
export type Dispatch = (operation: string, input: unknown) => Promise<Reply>

const SLOW_QUERY_MS = 40

/** Commands that write nothing to the store: they must not wait for a bulk write, least of all to cancel it. */
const NEVER_WAITS: ReadonlySet<string> = new Set<NamesOf<'command'>>([
  'jobs.cancel',
  'imports.close',
  'profiles.answerMfa',
])

/** What another thread answers: waiting for it holds nobody up. */
const ANSWERED_ELSEWHERE: ReadonlySet<string> = new Set<NamesOf<'query'>>(['profiles.list'])

/** Builds the one door into the core: parse, capability, handler, catch-all. */
export function createDispatcher(context: HandlerContext, gate: WriteGate, checksOutput: boolean): Dispatch {
  return async (operation, input) => {
    try {
      const value = await answer(operation, input, context, gate, checksOutput)
      return { ok: true, value }
    } catch (error) {
      return { ok: false, failure: failureOf(error, operation, context) }
    }
  }
}

async function answer(
  name: string,
  input: unknown,
  context: HandlerContext,
  gate: WriteGate,
  checksOutput: boolean,
): Promise<unknown> {
  if (!isOperationName(name)) throw new Refusal({ code: 'not-found', what: 'operation', id: name })
  const operation = contract[name]
  const role = context.session.current().operator.role
  if (!may(role, operation.needs)) {
    throw new Refusal({ code: 'capability-missing', needs: operation.needs, role })
  }
  const parsed = operation.input.safeParse(input)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({
      path: path.map((step) => (typeof step === 'number' ? step : String(step))),
      message,
    }))
    throw new Refusal({ code: 'invalid-input', problems })
  }
  if (operation.kind === 'job') return startJob(name as NamesOf<'job'>, parsed.data, context)
  const value = await handle(name, operation.kind, parsed.data, context, gate)
  return checksOutput ? operation.output.parse(value) : value
}

async function handle(
  name: OperationName,
  kind: 'query' | 'command',
  input: unknown,
  context: HandlerContext,
  gate: WriteGate,
): Promise<unknown> {
  // Name and input belong together: the input was parsed with this name's schema.
  const handler = handlers[name as keyof typeof handlers] as unknown as Handler<NamesOf<'query'>>
  const leave = kind === 'command' && !NEVER_WAITS.has(name) ? await gate.enter() : null
  const startedAt = performance.now()
  const versionBefore = kind === 'command' ? storeVersion(context.store) : null
  try {
    return await handler(input as never, context)
  } finally {
    leave?.()
    // Every change of the store logs itself, so every command that made one changes what Activity shows.
    if (versionBefore !== null && storeVersion(context.store) !== versionBefore) {
      context.events.publish({ kind: 'activity.changed' })
    }
    const tookMs = performance.now() - startedAt
    if (tookMs > SLOW_QUERY_MS && !ANSWERED_ELSEWHERE.has(name)) {
      context.ports.log.warn(`${name} took ${Math.round(tookMs)} ms`)
    }
  }
}

function failureOf(error: unknown, operation: string, context: HandlerContext): Failure {
  if (error instanceof Refusal) return error.failure
  const refusal = storeRefusal(error, context.workspaceFile)
  if (refusal !== null) return refusal.failure
  return { code: 'unexpected', reference: context.ports.log.bug(error, operation) }
}
