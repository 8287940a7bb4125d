import type { NewCustomerUser } from '../../../shared/contract/new-customers.ts'
import type { Settings } from '../../../shared/contract/session.ts'
import type { CustomerKind, CustomerOrigin } from '../../../shared/domain/customer.ts'
import { INVITATION_DAYS } from '../../../shared/domain/customer-user.ts'
import type { Ports } from '../ports.ts'
import { Refusal, wrongField } from '../refusal.ts'
import { setWorkspaceValue } from '../settings/workspace-table.ts'
import type { ChangeTx } from '../store/change.ts'
import { customerByKey, insertCustomer, NO_CUSTOMER_FIELDS, type CustomerFields } from './customer-table.ts'
import { insertInvitedUser } from './customer-user-table.ts'
import { freeIdentifier, whyIdentifierTaken } from './identifiers.ts'
import { ownCustomer, standsUnderOwn, type Owner } from './own-customer.ts'
import { checkPlace } from './parents.ts'

/** For whom a customer is created. */
export interface CustomerOwner extends Owner {
  readonly ports: Pick<Ports, 'newId'>
  readonly settings: Pick<Settings, 'needsApproval'>
}

/** What a customer is created from. Without a parent it stands at the top or under the provider's own entry. */
export interface CustomerInput {
  readonly identifier: string
  readonly companyName: string
  readonly kind: CustomerKind
  readonly parentKey: number | null
  readonly origin: CustomerOrigin
  readonly users?: readonly NewCustomerUser[]
  readonly fields?: Partial<Omit<CustomerFields, 'companyName'>>
}

/**
 * Creates a customer and invites its users inside a change, and above it the provider's own entry when that is needed
 * and missing. `rows` says how many rows were written. Tells of users and of the provider's own entry by events; that
 * the customer came is the event of the change itself (CUSTOMER_CREATED or CUSTOMER_REGISTERED, MSH-22).
 */
export function createCustomer(
  tx: ChangeTx,
  owner: CustomerOwner,
  input: CustomerInput,
): { readonly key: number; readonly rows: number } {
  const taken = whyIdentifierTaken(tx.db, input.identifier)
  if (taken !== null) throw wrongField('identifier', taken)
  const users = input.users ?? []
  refuseTwins(users)
  const place = placeOf(tx, owner, input)
  const isPending = owner.settings.needsApproval && input.origin !== 'created'
  const key = insertCustomer(tx.db, {
    ...NO_CUSTOMER_FIELDS,
    ...input.fields,
    id: owner.ports.newId(),
    providerKey: owner.providerKey,
    identifier: input.identifier,
    companyName: input.companyName,
    kind: input.kind,
    parentKey: place.parentKey,
    status: isPending ? 'pending_approval' : 'active',
    origin: input.origin,
    createdAt: tx.at,
  })
  tx.remember('customer', key, 1, null)
  for (const user of users) inviteUser(tx, owner, { user, customerKey: key, companyName: input.companyName })
  return { key, rows: 1 + place.rows + users.length }
}

/** Where a customer stands: under its parent, at the top, or under the provider's own entry, which is made when it is missing. */
export function placeOf(
  tx: ChangeTx,
  owner: CustomerOwner,
  { kind, parentKey }: Pick<CustomerInput, 'kind' | 'parentKey'>,
): { readonly parentKey: number | null; readonly rows: number } {
  const isUnderOwn = parentKey === null && standsUnderOwn(kind, owner)
  const own = isUnderOwn ? ownCustomer(tx.db, owner) : null
  if (isUnderOwn && own === null) return { parentKey: createOwnCustomer(tx, owner), rows: 1 }
  const parent = own ?? (parentKey === null ? null : customerByKey(tx.db, parentKey))
  if (parentKey !== null && parent?.providerKey !== owner.providerKey) {
    throw wrongField('parentId', 'The parent is not there any more. Choose another one.')
  }
  const place = checkPlace(kind, parent, owner)
  if (!place.ok) throw wrongField('parentId', place.reason)
  return { parentKey: parent?.key ?? null, rows: 0 }
}

/** Creates the provider's own entry, in the change that needs it. */
export function createOwnCustomer(
  tx: ChangeTx,
  owner: Omit<CustomerOwner, 'settings'>,
  identifier = freeIdentifier(tx.db, owner.provider.name),
): number {
  const { name, tier } = owner.provider
  const key = insertCustomer(tx.db, {
    ...NO_CUSTOMER_FIELDS,
    id: owner.ports.newId(),
    providerKey: owner.providerKey,
    identifier,
    companyName: name,
    kind: tier,
    parentKey: null,
    status: 'active',
    origin: 'created',
    createdAt: tx.at,
  })
  setWorkspaceValue(tx.db, `own_customer_${owner.providerKey}`, String(key))
  tx.remember('customer', key, 1, null)
  tx.event({
    type: 'CUSTOMER_CREATED',
    subject: identifier,
    label: `Created customer ${name}, which stands for the provider itself`,
    customer: key,
  })
  return key
}

function inviteUser(
  tx: ChangeTx,
  { ports }: Pick<CustomerOwner, 'ports'>,
  invited: { readonly user: NewCustomerUser; readonly customerKey: number; readonly companyName: string },
): void {
  const { user, customerKey, companyName } = invited
  const expiresAt = new Date(Date.parse(tx.at) + INVITATION_DAYS * 86_400_000).toISOString()
  const id = ports.newId()
  const key = insertInvitedUser(tx.db, { ...user, id, customerKey, invitedAt: tx.at, expiresAt })
  tx.remember('customerUser', key, 1, null)
  tx.event({
    type: 'USER_INVITED',
    subject: user.email,
    label: `Invited ${user.email} to ${companyName}`,
    details: { after: user },
    customer: customerKey,
  })
}

function refuseTwins(users: readonly NewCustomerUser[]): void {
  const seen = new Set<string>()
  users.forEach(({ email }, index) => {
    const folded = email.toLowerCase()
    if (seen.has(folded)) {
      const message = 'This email is given twice. Leave one of the two out.'
      throw new Refusal({
        code: 'invalid-input',
        problems: [{ path: ['users', index, 'email'], message }],
      })
    }
    seen.add(folded)
  })
}
