import { z } from 'zod'

/** Where a plan is. `running`: somebody started it; it goes on while the application and its job run. */
export const PlanState = z.enum(['planned', 'running', 'paused', 'finished'])
export type PlanState = z.infer<typeof PlanState>

export const PLAN_STATE_LABELS: Readonly<Record<PlanState, string>> = {
  planned: 'Not started',
  running: 'Started',
  paused: 'Paused',
  finished: 'Finished',
}

/** AWS lets so many invitations be attempted within 24 hours, however small the organization (aws-facts §4.2). */
const FEWEST_ATTEMPTS = 20

/** The window of that quota, in milliseconds; a minute more, for AWS's clock is not ours. */
export const ATTEMPT_WINDOW_MS = 24 * 3_600_000 + 60_000

/** How many invitations an organization may attempt within 24 hours: 20, or its quota of accounts when that is greater. */
export function attemptQuota(maxAccounts: number | null): number {
  return Math.max(FEWEST_ATTEMPTS, maxAccounts ?? 0)
}

/**
 * How many more invitations the organization's quota of accounts has room for: open invitations count like members.
 * Null while nobody knows the quota.
 */
export function inviteCapacity(facts: {
  readonly maxAccounts: number | null
  /** Accounts in the organization, the management account included. */
  readonly accounts: number
  readonly pending: number
}): number | null {
  return facts.maxAccounts === null ? null : Math.max(0, facts.maxAccounts - facts.accounts - facts.pending)
}

/**
 * When each of some invitations may be attempted, so that no window of 24 hours ever holds more attempts than the quota.
 * Times are milliseconds of one clock; `attempts` are those that were made and those that are planned already, in any
 * order. The answer rises.
 */
export function spreadAttempts(
  count: number,
  {
    now,
    quota,
    attempts,
  }: { readonly now: number; readonly quota: number; readonly attempts: readonly number[] },
): readonly number[] {
  const taken = attempts.toSorted((one, other) => one - other)
  const placed: number[] = []
  for (let number = 0; number < count; number += 1) {
    const before = placed.at(-1) ?? now
    const time = earliest(taken, before, quota)
    placed.push(time)
    insertSorted(taken, time)
  }
  return placed
}

/** The first time from `from` on that has room in every window that would hold it. */
function earliest(taken: readonly number[], from: number, quota: number): number {
  let time = from
  for (;;) {
    const blocking = fullWindow(taken, time, quota)
    if (blocking === null) return time
    time = blocking + ATTEMPT_WINDOW_MS
  }
}

/** The first attempt of a window around `time` that is full; null when none is. */
function fullWindow(taken: readonly number[], time: number, quota: number): number | null {
  const near = taken.filter((other) => Math.abs(other - time) < ATTEMPT_WINDOW_MS)
  for (let first = near.length - quota; first >= 0; first -= 1) {
    const [start, end] = [near[first] ?? time, near[first + quota - 1] ?? time]
    const isOneWindow = Math.max(end, time) - Math.min(start, time) < ATTEMPT_WINDOW_MS
    if (isOneWindow) return start
  }
  return null
}

function insertSorted(taken: number[], time: number): void {
  const place = taken.findLastIndex((other) => other <= time)
  taken.splice(place + 1, 0, time)
}

/** The pieces of a pasted list of account IDs and emails: by line, comma, semicolon or tab. */
export function pastedTargets(text: string): readonly string[] {
  return text
    .split(/[\n,;\t]+/)
    .flatMap((piece) => (piece.includes('@') ? piece.split(/\s+/) : [piece]))
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
}
