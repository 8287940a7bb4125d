import { z } from 'zod'
import { CustomerIdentifier, CustomerKind } from '../domain/customer.ts'
import { CustomerUserRole, CustomerUserState } from '../domain/customer-user.ts'
import { Changed, Existing, ofCustomer } from './governed.ts'
import { command, query } from './operation.ts'
import { FirstTagValues } from './tags.ts'

/** Somebody who works at a customer, or was to. */
const CustomerUser = z.object({
  id: z.string(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  jobFunction: z.string().nullable(),
  role: CustomerUserRole,
  /** At this moment: an invitation that ran out is `expired`. */
  state: CustomerUserState,
  invitedAt: z.string(),
  expiresAt: z.string().nullable(),
  emailConfirmedAt: z.string().nullable(),
  /** The operator who assigned himself; null for people of the customer. */
  operatorName: z.string().nullable(),
  rev: z.number(),
})
export type CustomerUser = z.infer<typeof CustomerUser>

const personName = z.string().trim().max(100)
const Person = z.object({
  email: z.string().trim().max(320).pipe(z.email('This is not an email address, like jo@example.com.')),
  firstName: personName.min(1, 'Give the first name.'),
  lastName: personName.min(1, 'Give the last name.'),
  jobFunction: personName.nullable(),
})

/** The people of customers, and how they come: registration, invitation, assignment (MSH-05 … MSH-15). */
export const customerUserOperations = {
  /** Records that a company registered itself; it waits when approvals are by hand (MSH-05, MSH-22). */
  'governance.register': command(
    'onboarding',
    z.object({
      companyName: z.string().trim().min(1, 'Give the name of the company.').max(200),
      identifier: CustomerIdentifier,
      kind: CustomerKind,
      parentId: z.string().nullable(),
      /** Who registered it: its first owner. */
      user: Person,
      tags: FirstTagValues,
    }),
    Changed.extend({ identifier: z.string() }),
  ),

  'users.list': query(
    ofCustomer,
    z.object({
      users: z.array(CustomerUser),
      /** Why nobody can be invited now (status, role at the customer); null when somebody can. */
      whyNoInvitation: z.string().nullable(),
      /** Why the operator manages no users here (MSH-13). */
      whyNoCare: z.string().nullable(),
      /** Why the operator cannot add themselves (MSH-12). */
      whyNotAddMyself: z.string().nullable(),
    }),
  ),
  'users.invite': command(
    'onboarding',
    ofCustomer.extend(Person.shape).extend({ role: CustomerUserRole }),
    Changed,
  ),
  /** Somebody told us that they accepted. */
  'users.accept': command('onboarding', Existing, Changed),
  'users.cancel': command('onboarding', Existing, Changed),
  'users.remove': command('onboarding', Existing, Changed),
  'users.changeRole': command('onboarding', Existing.extend({ role: CustomerUserRole }), Changed),
  /** Records the day on which the email address was confirmed; null takes the record away (MSH-07). */
  'users.confirmEmail': command(
    'onboarding',
    Existing.extend({ confirmedOn: z.iso.date('Give a day, like 2026-11-24.').nullable() }),
    Changed,
  ),
  /** **Add Myself**, with the role that the settings say (MSH-12, MSH-13). */
  'users.addMyself': command('onboarding', ofCustomer, Changed),
} as const
