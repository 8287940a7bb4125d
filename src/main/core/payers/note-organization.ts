import type { AwsOrganization } from '../../../shared/domain/aws-answer.ts'
import { notAllowed } from '../refusal.ts'
import type { ChangeTx } from '../store/change.ts'
import { changeRecord } from '../store/record-table.ts'
import {
  managementAccountByKey,
  updateOrganization,
  type ManagementAccountRecord,
} from './management-account-table.ts'

/**
 * Writes down what AWS says of a management account's organization (DescribeOrganization), in the change that is under
 * way, and the profile that asked (null: evidence); true when something was new. Refuses the organization of another
 * management account.
 */
export function noteOrganization(
  tx: ChangeTx,
  payerKey: number,
  { organization, profile }: { readonly organization: AwsOrganization; readonly profile: string | null },
): boolean {
  const payer = managementAccountByKey(tx.db, payerKey)
  if (payer === null) throw new Error(`there is no management account ${payerKey}`)
  const { MasterAccountId: owner } = organization
  if (owner !== null && owner !== undefined && owner !== payer.accountId) {
    throw notAllowed(
      `This is the organization of ${owner}, not of ${payer.name} (${payer.accountId}). Choose that management account.`,
    )
  }
  const noted = {
    organizationId: organization.Id,
    featureSet: featureSetOf(organization.FeatureSet) ?? payer.featureSet,
    profile: profile ?? payer.profile,
  }
  const isSame =
    noted.organizationId === payer.organizationId &&
    noted.featureSet === payer.featureSet &&
    noted.profile === payer.profile
  if (isSame) return false
  changeRecord(tx, { entity: 'managementAccount', key: payerKey }, () =>
    updateOrganization(tx.db, payerKey, noted),
  )
  return true
}

/** A feature set that AWS did not have when this was written is none. */
function featureSetOf(text: string | null | undefined): ManagementAccountRecord['featureSet'] {
  return text === 'ALL' || text === 'CONSOLIDATED_BILLING' ? text : null
}
