import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { AccountModel } from '../domain/account-model.ts'
import { AccountStatus } from '../domain/account-status.ts'
import { ActivityEvent } from './activity.ts'
import { query } from './operation.ts'

/** The account that the next order of a marketplace takes (CB-10), or why there is none (CB-01). */
const NextUp = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account'), accountId: AccountId, model: AccountModel, addedAt: z.string() }),
  z.object({ kind: z.literal('none'), why: z.string() }),
])

/** How long the accounts of one model last, when as many are taken as lately (U-08). */
export const Runway = z.object({
  model: AccountModel,
  /** What the next orders can really take: Ready, neither held nor linked. */
  ready: z.number(),
  held: z.number(),
  linked: z.number(),
  inProgress: z.number(),
  /** Orders started in the last 28 days, per week. */
  perWeek: z.number(),
  /** Null while nothing was ordered lately. */
  daysLeft: z.number().nullable(),
  next: NextUp.nullable(),
})
export type Runway = z.infer<typeof Runway>

/** One line of the dashboard: a marketplace of a provider. */
export const PoolLine = z.object({
  providerId: z.string(),
  providerName: z.string(),
  marketplaceId: z.string(),
  marketplaceCode: z.string(),
  marketplaceName: z.string(),
  byStatus: z.record(AccountStatus, z.number()),
  readyByModel: z.record(AccountModel, z.number()),
  held: z.number(),
  /** Ready, but linked to a customer already: never picked. */
  linked: z.number(),
  /** One for each model that there is or was anything of. */
  runways: z.array(Runway),
  poolTarget: z.number().nullable(),
  reorderAt: z.number().nullable(),
  next: NextUp,
})
export type PoolLine = z.infer<typeof PoolLine>

export const dashboardOperations = {
  'dashboard.get': query(
    z.object({}),
    z.object({
      byStatus: z.record(AccountStatus, z.number()),
      held: z.number(),
      total: z.number(),
      /** The active provider's first, and in them those below their reorder level. */
      lines: z.array(PoolLine),
      /** Accounts that could be picked when each of the last 84 days ended; null before anything is known. */
      readyPerDay: z.array(z.object({ day: z.string(), ready: z.number().nullable() })),
      /** Orders completed in each of the last 12 ISO weeks, by the week's Monday, oldest first. */
      completedPerWeek: z.array(z.object({ monday: z.string(), orders: z.number() })),
      /** Accounts added per day of the last 30 days, oldest first. */
      addedPerDay: z.array(z.object({ day: z.string(), accounts: z.number() })),
      recent: z.array(ActivityEvent),
      /** Holds that end within seven days. */
      holdsEnding: z.array(z.object({ accountId: AccountId, reason: z.string(), until: z.string() })),
    }),
  ),
} as const
