import type { Customer } from '../../shared/contract/customers.ts'

/** What the tabs and actions of governance need to know of a customer. */
export type GovernedCustomer = Pick<Customer, 'id' | 'identifier' | 'companyName' | 'status' | 'rev'>
