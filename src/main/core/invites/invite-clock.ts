import { INVITE_DAYS } from '../../../shared/domain/invitation.ts'
import type { InviteRecord } from './invite-table.ts'

const DAY_MS = 86_400_000

/** When an invitation runs out that was requested at a time; both ISO-8601 UTC. */
export function inviteExpiry(requestedAt: string): string {
  return new Date(Date.parse(requestedAt) + INVITE_DAYS * DAY_MS).toISOString()
}

/** Days from one time to another, with their fraction; negative when the other one is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS
}

/**
 * Whole days until an invitation that is open at AWS expires, a begun one counted; null when it is not open there. Never
 * more than AWS grants, though its clock be ahead of ours.
 */
export function daysLeftOf(
  { state, expiresAt }: Pick<InviteRecord, 'state' | 'expiresAt'>,
  now: string,
): number | null {
  return state === 'requested' && expiresAt !== null
    ? Math.min(INVITE_DAYS, Math.max(0, Math.ceil(daysBetween(now, expiresAt))))
    : null
}
