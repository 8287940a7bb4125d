import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { AccountModel } from '../domain/account-model.ts'
import { AccountStatus } from '../domain/account-status.ts'
import { ActivityEvent } from './activity.ts'
import { query } from './operation.ts'

/** The account that the next order of a marketplace takes (CB-10), or why there is none (CB-01). */
export const NextUp = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account'), accountId: AccountId, model: AccountModel, addedAt: z.string() }),
  z.object({ kind: z.literal('none'), why: z.string() }),
])

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
      lines: z.array(PoolLine),
      /** Accounts added per day of the last 30 days, oldest first. */
      addedPerDay: z.array(z.object({ day: z.string(), accounts: z.number() })),
      recent: z.array(ActivityEvent),
      /** Holds that end within seven days. */
      holdsEnding: z.array(z.object({ accountId: AccountId, reason: z.string(), until: z.string() })),
    }),
  ),
} as const
