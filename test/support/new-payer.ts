import type { InputOf } from '../../src/shared/contract/index.ts'
import type { AccountId } from '../../src/shared/domain/account-id.ts'

type NewPayer = InputOf<'payers.create'>

/** The account id of the management account that tests add. */
export const PAYER_ID = '998877665544' as AccountId

/** Everything that a new management account is made from; what is given replaces plain values. */
export function newPayer(given: Partial<NewPayer> = {}): NewPayer {
  return {
    accountId: PAYER_ID,
    name: 'Sirius MSP',
    partition: 'aws',
    isMsp: true,
    organizationId: null,
    sharing: 'shared',
    maxAccounts: null,
    isEmailVerified: null,
    billingBucket: null,
    capabilities: [],
    profile: null,
    note: null,
    ...given,
  }
}
