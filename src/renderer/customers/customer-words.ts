import type { CustomerUserRole } from '../../shared/contract/customers.ts'
import type { CustomerOrigin, DisableCode } from '../../shared/domain/customer.ts'

/** What each role of a customer's user is called. */
export const USER_ROLE_LABELS: Readonly<Record<CustomerUserRole, string>> = {
  owner: 'Owner',
  admin: 'Admin',
  employee: 'Employee',
}

/** How a customer came here, in words. */
export const ORIGIN_LABELS: Readonly<Record<CustomerOrigin, string>> = {
  created: 'Created by staff',
  registered: 'Registered itself',
  imported: 'Imported from a file',
}

/** Why a customer is disabled (MSH-08), in words. */
export const DISABLE_CODE_LABELS: Readonly<Record<DisableCode, string>> = {
  payment_method: 'Payment method missing',
  metadata: 'Metadata incorrect',
  other: 'Other reason',
}
