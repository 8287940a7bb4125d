import type { CustomerUserRole } from '../../shared/contract/customers.ts'

/** What each role of a customer's user is called. */
export const USER_ROLE_LABELS: Readonly<Record<CustomerUserRole, string>> = {
  owner: 'Owner',
  admin: 'Admin',
  employee: 'Employee',
}
