import type { Payer, PayerFields } from '../../src/shared/contract/payers.ts'
import type { Client } from '../../src/shared/client.ts'
import { MANAGEMENT_ACCOUNT } from './aws-double.ts'

/** Adds a management account, the double's own unless another is named. */
export function createPayer(
  core: Pick<Client, 'call'>,
  fields: Partial<PayerFields> & { readonly accountId?: string } = {},
): Promise<Payer> {
  return core.call('payers.create', {
    name: 'Northwind payer',
    partition: 'aws',
    isMsp: true,
    organizationId: null,
    sharing: 'shared',
    maxAccounts: 100,
    isEmailVerified: true,
    billingBucket: null,
    capabilities: [],
    profile: null,
    note: null,
    ...fields,
    accountId: fields.accountId ?? MANAGEMENT_ACCOUNT,
  })
}
