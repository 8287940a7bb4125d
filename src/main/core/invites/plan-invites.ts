import { readInviteTarget, type InviteTarget } from '../../../shared/domain/invitation.ts'
import {
  ATTEMPT_WINDOW_MS,
  attemptQuota,
  inviteCapacity,
  pastedTargets,
  spreadAttempts,
} from '../../../shared/domain/invite-plan.ts'
import type { ManagementAccountRecord } from '../payers/management-account-table.ts'
import type { ReadableDb } from '../store/sql.ts'
import { whyNotInvite } from './own-invite.ts'
import { inviteAttempts, organizationUse } from './plan-table.ts'

/** What a plan would be: who is invited when, and who is not, and why. Times are milliseconds since 1970. */
export interface DraftedPlan {
  readonly invited: readonly { readonly target: InviteTarget; readonly at: number }[]
  readonly left: readonly { readonly target: string; readonly why: string }[]
  readonly quota: number
  readonly attempted: number
  readonly capacity: number | null
}

/** Plans a pasted list within AWS's quotas of attempts and accounts. `now`: ISO-8601 UTC. */
export function planInvites(
  db: ReadableDb,
  payer: ManagementAccountRecord,
  { text, now }: { readonly text: string; readonly now: string },
): DraftedPlan {
  const { targets, left } = readTargets(db, payer, text)
  const capacity = inviteCapacity({ maxAccounts: payer.maxAccounts, ...organizationUse(db, payer.key) })
  const fitting = capacity === null ? targets : targets.slice(0, capacity)
  const beyond = targets.slice(fitting.length).map(({ id }) => ({
    target: id,
    why: `The organization has room for ${capacity ?? 0} more accounts only; open invitations count. Ask AWS for a higher quota.`,
  }))
  const quota = attemptQuota(payer.maxAccounts)
  const since = new Date(Date.parse(now) - ATTEMPT_WINDOW_MS).toISOString()
  const attempts = inviteAttempts(db, payer.key, { since, withPlanned: true }).map((at) => Date.parse(at))
  const times = spreadAttempts(fitting.length, { now: Date.parse(now), quota, attempts })
  return {
    invited: fitting.map((target, place) => ({ target, at: times[place] ?? Date.parse(now) })),
    left: [...left, ...beyond],
    quota,
    attempted: inviteAttempts(db, payer.key, { since, withPlanned: false }).length,
    capacity,
  }
}

function readTargets(
  db: ReadableDb,
  payer: ManagementAccountRecord,
  text: string,
): { readonly targets: InviteTarget[]; readonly left: { readonly target: string; readonly why: string }[] } {
  const targets: InviteTarget[] = []
  // By what is said of them: the same line three times is told of once.
  const left = new Map<string, { readonly target: string; readonly why: string }>()
  const seen = new Set<string>()
  for (const piece of pastedTargets(text)) {
    const read = readInviteTarget(piece)
    const why = read.ok
      ? seen.has(read.value.id.toLowerCase())
        ? 'It is in the list twice.'
        : whyNotInvite(db, payer, read.value)
      : read.reason
    if (read.ok) seen.add(read.value.id.toLowerCase())
    if (read.ok && why === null) targets.push(read.value)
    else left.set(`${piece} ${why ?? ''}`, { target: piece, why: why ?? '' })
  }
  return { targets, left: [...left.values()] }
}
