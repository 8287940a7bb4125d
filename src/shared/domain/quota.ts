import { z } from 'zod'

/** What a quota limits: the projects of a customer (MSH-19), or the accounts linked to it. */
export const QuotaKind = z.enum(['projects', 'accounts'])
export type QuotaKind = z.infer<typeof QuotaKind>

/** What each kind is called on every screen. */
export const QUOTA_KIND_LABELS: Readonly<Record<QuotaKind, string>> = {
  projects: 'Projects',
  accounts: 'Accounts',
}

const NOUNS: Readonly<Record<QuotaKind, string>> = { projects: 'project', accounts: 'account' }

/** A quota beside what is used of it; `most` is null without one. */
export interface QuotaUse {
  readonly kind: QuotaKind
  readonly most: number | null
  readonly used: number
}

/** Why a quota has no room for some more, in a sentence with the numbers; null when it has. It only ever blocks what is new (invariant 13). */
export function whyQuotaIsFull(companyName: string, quota: QuotaUse, adding: number): string | null {
  const { kind, most, used } = quota
  if (most === null || adding <= 0 || used + adding <= most) return null
  const allowance = `${companyName} may have ${counted(most, kind)} and has ${numbered(used)}`
  const room = most - used
  return room > 0
    ? `${allowance}: there is room for ${numbered(room)}, not for ${numbered(adding)}. Raise the quota first.`
    : `${allowance}. Raise the quota first.`
}

/** What to say before a quota is set below its use: it is allowed, and takes nothing away. Null when it is not below. */
export function warnBelowUse({ kind, most, used }: QuotaUse): string | null {
  if (most === null || most >= used) return null
  const until = most === 0 ? '' : ` until there are fewer than ${numbered(most)}`
  return used === 1
    ? `1 ${NOUNS[kind]} exists already. It stays; no new one can be added${until}.`
    : `${counted(used, kind)} exist already. They stay; no new one can be added${until}.`
}

/** A quota in a sentence: "12", "no limit". */
export function quotaText(most: number | null): string {
  return most === null ? 'no limit' : numbered(most)
}

function counted(count: number, kind: QuotaKind): string {
  return `${numbered(count)} ${NOUNS[kind]}${count === 1 ? '' : 's'}`
}

function numbered(count: number): string {
  return count.toLocaleString('en-US')
}
