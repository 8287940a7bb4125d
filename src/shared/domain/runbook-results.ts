import { z } from 'zod'

/** What a runbook says of one action. `begun`: asked, and nobody knows what became of it. `waiting`: not asked. */
export type RunbookResult =
  | { readonly kind: 'ok'; readonly answer: unknown }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'begun'; readonly error: string | null }
  | { readonly kind: 'waiting' }

export interface RunbookResults {
  /** Id of the runbook. */
  readonly runbook: string
  /** The last word on each action, by its id. */
  readonly results: ReadonlyMap<string, RunbookResult>
  /** Numbers of lines that cannot be read, from 1; a run that was killed leaves half a line at most. */
  readonly unreadable: readonly number[]
}

const Header = z.object({ 'quartermaster-runbook': z.string() })
const Line = z.object({
  action: z.string(),
  ok: z.boolean().optional(),
  answer: z.unknown().optional(),
  error: z.string().optional(),
  begun: z.boolean().optional(),
  waiting: z.boolean().optional(),
})

/** Reads the result file of a runbook (JSON lines); null for any other text. */
export function readRunbookResults(text: string): RunbookResults | null {
  const header = Header.safeParse(parsed(firstLine(text)))
  if (!header.success) return null
  const results = new Map<string, RunbookResult>()
  const unreadable: number[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (index === 0 || line.trim() === '') continue
    const read = Line.safeParse(parsed(line))
    if (read.success) results.set(read.data.action, resultOf(read.data))
    else unreadable.push(index + 1)
  }
  return { runbook: header.data['quartermaster-runbook'], results, unreadable }
}

function resultOf({ ok, answer, error, waiting }: z.infer<typeof Line>): RunbookResult {
  if (ok === true) return { kind: 'ok', answer: answer ?? {} }
  if (ok === false) return { kind: 'refused', error: error ?? '' }
  return waiting === true ? { kind: 'waiting' } : { kind: 'begun', error: error ?? null }
}

function firstLine(text: string): string {
  return text.replace(/^\uFEFF/, '').split('\n', 1)[0] ?? ''
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
