import { whyPayerCannot, type PayerCapability } from '../../../shared/domain/payer-capability.ts'
import { notAllowed } from '../refusal.ts'
import type { ManagementAccountRecord } from './management-account-table.ts'

/** Refuses what may not be done in the organization of a management account. */
export function refusePayerCannot(
  payer: Pick<ManagementAccountRecord, 'name' | 'capabilities'>,
  wanted: PayerCapability,
): void {
  const why = whyPayerCannot(payer, wanted)
  if (why !== null) throw notAllowed(why)
}
