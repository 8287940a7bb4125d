import type { BrokenEntry, LogVerdict } from '../../../shared/contract/activity.ts'
import type { Task, TaskContext } from '../jobs/task.ts'
import { whyBroken, type StoredEntry } from './log-chain.ts'
import { countEntries, sealedEntries, unloggedChanges, type UnloggedChange } from './sealed-log-view.ts'

const ENTRIES_PER_STEP = 5000
const CHANGES_PER_STEP = 50_000
const MOST_EXAMPLES = 20

interface Walk {
  readonly last: StoredEntry | null
  readonly entries: number
  readonly broken: BrokenEntry | null
  /** The entry that carries the seal looked for. */
  readonly notedAt: number | null
}

/** activity.verify: follows the chain of seals through the whole log, and looks for changes that no entry tells of (invariant 21). */
export const verifyLog: Task<'activity.verify'> = async ({ notedSeal }, context) => {
  const startedAt = performance.now()
  const wanted = (notedSeal ?? '').replaceAll(/[^0-9a-f]/gi, '').toLowerCase()
  const walk = await walkChain(context, wanted)
  const unlogged = await findUnlogged(context)
  return {
    entries: walk.entries,
    lastSeal: walk.last === null ? null : sealText(walk.last),
    lastAt: walk.last?.at ?? null,
    broken: walk.broken,
    unlogged,
    noted: (notedSeal ?? '').trim() === '' ? null : { seq: walk.notedAt },
    durationMs: performance.now() - startedAt,
  }
}

async function walkChain(context: TaskContext, wanted: string): Promise<Walk> {
  const total = countEntries(context.store)
  let walk: Walk = { last: null, entries: 0, broken: null, notedAt: null }
  for (;;) {
    context.report({ done: walk.entries, total, unit: 'entries', note: 'Following the seals' })
    await context.breathe()
    // One more than is judged: what is wrong with an entry also shows in the one after it.
    const chunk = sealedEntries(context.store, walk.last?.seq ?? 0, ENTRIES_PER_STEP + 1)
    const judged = chunk.slice(0, ENTRIES_PER_STEP)
    for (const [index, entry] of judged.entries()) {
      const wrong = whyBroken(walk.last, entry, chunk[index + 1] ?? null)
      if (wrong !== null) return { ...walk, broken: { seq: entry.seq, ...wrong } }
      const isNoted = wanted !== '' && sealText(entry) === wanted
      walk = { ...walk, last: entry, entries: walk.entries + 1, notedAt: isNoted ? entry.seq : walk.notedAt }
    }
    if (chunk.length <= ENTRIES_PER_STEP) return walk
  }
}

async function findUnlogged(context: TaskContext): Promise<LogVerdict['unlogged']> {
  let count = 0
  const examples: UnloggedChange[] = []
  for (let after: number | null = 0; after !== null;) {
    context.report({
      done: after,
      total: null,
      unit: 'changes',
      note: 'Looking for changes without an entry',
    })
    await context.breathe()
    const { last, found } = unloggedChanges(context.store, after, CHANGES_PER_STEP)
    count += found.length
    examples.push(...found.slice(0, MOST_EXAMPLES - examples.length))
    after = last
  }
  return { count, examples: examples.map(({ label, actor, at }) => ({ label, actor, at })) }
}

function sealText({ seal }: StoredEntry): string {
  return Buffer.from(seal).toString('hex')
}
