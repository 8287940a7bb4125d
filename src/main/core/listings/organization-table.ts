import type { ManagementAccountRecord } from '../payers/management-account-table.ts'
import type { ChangeTx } from '../store/change.ts'
import { changeRecord } from '../store/record-table.ts'
import { run, sql } from '../store/sql.ts'

const FEATURE_SETS = new Set(['ALL', 'CONSOLIDATED_BILLING'])

/** Takes over what AWS says of the organization of a management account, and the profile that asked; null: not known. */
export function noteOrganization(
  tx: ChangeTx,
  payer: ManagementAccountRecord,
  {
    organizationId,
    featureSet,
    profile,
  }: {
    readonly organizationId: string
    readonly featureSet: string | null
    readonly profile: string | null
  },
): void {
  const fresh = {
    organizationId,
    featureSet: featureSet !== null && FEATURE_SETS.has(featureSet) ? featureSet : payer.featureSet,
    profile: profile ?? payer.profile,
  }
  const isSame =
    fresh.organizationId === payer.organizationId &&
    fresh.featureSet === payer.featureSet &&
    fresh.profile === payer.profile
  if (isSame) return
  changeRecord(tx, { entity: 'managementAccount', key: payer.key }, () => {
    run(
      tx.db,
      sql`UPDATE management_account SET organization_id = ${fresh.organizationId}, feature_set = ${fresh.featureSet},
            profile = ${fresh.profile}, rev = rev + 1 WHERE key = ${payer.key}`,
    )
  })
}
