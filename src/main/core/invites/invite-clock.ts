import { INVITE_DAYS } from '../../../shared/domain/invitation.ts'

const DAY_MS = 86_400_000

/** When an invitation runs out that was requested at a time; both ISO-8601 UTC. */
export function inviteExpiry(requestedAt: string): string {
  return new Date(Date.parse(requestedAt) + INVITE_DAYS * DAY_MS).toISOString()
}

/** Days from one time to another, with their fraction; negative when the other one is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS
}
