import { z } from 'zod'
import { CustomerIdentifier, CustomerKind } from '../domain/customer.ts'
import { CustomerUserRole } from '../domain/customer-user.ts'
import { CompanyName, CustomerRef } from './customers.ts'
import { command, query } from './operation.ts'
import { FirstTagValues } from './tags.ts'

const personName = z.string().trim().max(100)

/** Somebody who works at a customer, invited together with it. */
export const NewCustomerUser = z.object({
  email: z.string().trim().pipe(z.email('This is not an email address, like jo@example.com.')),
  firstName: personName.min(1, 'Give the first name.'),
  lastName: personName.min(1, 'Give the last name.'),
  role: CustomerUserRole,
})
export type NewCustomerUser = z.infer<typeof NewCustomerUser>

/** What a new customer is made from. Without a parent it stands at the top, or under the provider's own entry. */
export const NewCustomer = z.object({
  identifier: CustomerIdentifier,
  companyName: CompanyName,
  kind: CustomerKind,
  parentId: z.string().nullable(),
  users: z.array(NewCustomerUser).max(50),
  /** What is left out gets its default; mandatory ones cannot be left out (MSH-03). */
  tags: FirstTagValues.optional(),
})
export type NewCustomer = z.infer<typeof NewCustomer>

/** Customers that look like the one that is about to be created: said, never merged and never refused (CS-07, U-22). */
export const NewCustomerWarning = z.object({
  kind: z.enum(['same-company', 'same-email']),
  why: z.string(),
  customers: z.array(CustomerRef),
})
export type NewCustomerWarning = z.infer<typeof NewCustomerWarning>

export const newCustomerOperations = {
  /** A free identifier made from a company name. */
  'customers.proposeIdentifier': query(
    z.object({ companyName: z.string().max(200) }),
    z.object({ identifier: z.string() }),
  ),
  /** What there is to say about a customer before it is created. */
  'customers.checkNew': query(
    z.object({
      identifier: z.string().max(200),
      companyName: z.string().max(200),
      emails: z.array(z.string().max(320)).max(50),
      kind: CustomerKind,
      parentId: z.string().nullable(),
    }),
    z.object({
      /** Why the identifier cannot be used; null while it can, or is still empty. */
      identifierProblem: z.string().nullable(),
      parentProblem: z.string().nullable(),
      /** A place that is allowed but unusual. */
      parentWarning: z.string().nullable(),
      /** Company names of everything above it (DT-05), the provider's own entry included that would be made. */
      path: z.array(z.string()),
      warnings: z.array(NewCustomerWarning),
    }),
  ),
  'customers.create': command('onboarding', NewCustomer, CustomerRef),
} as const
