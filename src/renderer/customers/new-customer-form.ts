import type { CustomerRef } from '../../shared/contract/customers.ts'
import type { NewCustomer } from '../../shared/contract/new-customers.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import type { CustomerUserRole } from '../../shared/domain/customer-user.ts'
import type { CustomerKind } from '../../shared/domain/customer.ts'

/** Somebody who is invited beside the first user. */
export interface FurtherUser {
  /** Tells the rows of the form apart. */
  readonly row: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly role: CustomerUserRole
}

/** What stands in the dialog **Create customer**. */
export interface NewCustomerValues extends Record<string, unknown> {
  companyName: string
  identifier: string
  kind: CustomerKind
  parent: CustomerRef | null
  firstName: string
  lastName: string
  email: string
  further: FurtherUser[]
  /** Entered so far, by the id of the tag. */
  tags: Readonly<Record<string, string>>
}

/** Under which kinds each kind may stand (invariant 10). */
export const PARENT_KINDS: Readonly<Record<CustomerKind, readonly CustomerKind[]>> = {
  distributor: [],
  reseller: ['distributor'],
  end_customer: ['reseller', 'distributor'],
}

/** The form as the contract wants it: the person it asks for first owns the customer's entry. */
export function newCustomerOf(values: NewCustomerValues): NewCustomer {
  const { companyName, identifier, kind, parent, firstName, lastName, email, further, tags } = values
  return {
    companyName,
    identifier,
    kind,
    parentId: PARENT_KINDS[kind].length === 0 ? null : (parent?.id ?? null),
    tags,
    users: [
      { firstName, lastName, email, role: 'owner' },
      ...further.map((user) => ({
        firstName: user.firstName,
        lastName: user.lastName,
        email: user.email,
        role: user.role,
      })),
    ],
  }
}

/** The wrong parts of a new customer by the field that shows them; null when some part has no field. */
export function newCustomerErrors(failure: Failure): Readonly<Record<string, string>> | null {
  if (failure.code !== 'invalid-input') return null
  const errors: Record<string, string> = {}
  for (const { path, message } of failure.problems) {
    const field = fieldOf(path)
    if (field === null) return null
    errors[field] ??= message
  }
  return errors
}

const PLAIN: Readonly<Record<string, string>> = {
  companyName: 'companyName',
  identifier: 'identifier',
  kind: 'kind',
  parentId: 'parent',
}

function fieldOf(path: readonly (string | number)[]): string | null {
  const [first, index, part] = path
  if (first === 'tags') return `tags.${String(index)}`
  if (first !== 'users') return PLAIN[String(first)] ?? null
  if (typeof index !== 'number' || typeof part !== 'string') return null
  return index === 0 ? part : `further.${index - 1}.${part}`
}

/** What is wrong with the tags of a new customer, by the id of the tag. */
export function newTagErrors(errors: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const wrong = Object.entries(errors).filter(([field]) => field.startsWith('tags.'))
  return Object.fromEntries(wrong.map(([field, message]) => [field.slice('tags.'.length), String(message)]))
}
