import type { CustomerRef } from '../../../shared/contract/customers.ts'
import type { NewCustomerWarning } from '../../../shared/contract/new-customers.ts'
import type { ParsedInputOf } from '../../../shared/contract/index.ts'
import { CustomerIdentifier } from '../../../shared/domain/customer.ts'
import type { Handler } from '../handler.ts'
import { customerRef, pathTo, type CustomerDirectory } from './customer-directory.ts'
import { customerDirectory } from './customer-directory-view.ts'
import { customersWithEmail } from './customer-user-table.ts'
import { wordsOf } from './customer-words.ts'
import { customerById } from './customer-table.ts'
import { whyIdentifierTaken } from './identifiers.ts'
import { ownCustomer, standsUnderOwn, type Owner } from './own-customer.ts'
import { checkPlace } from './parents.ts'
import type { ReadableDb } from '../store/sql.ts'

type Asked = ParsedInputOf<'customers.checkNew'>

/** customers.checkNew: what there is to say about a customer before it is created (CS-07, MSH-04, DT-05). */
export const checkNewCustomer: Handler<'customers.checkNew'> = (asked, { store, session }) => {
  const owner = session.current()
  const directory = customerDirectory(store, owner.providerKey)
  return {
    identifierProblem: identifierProblem(store, asked.identifier),
    ...placeOf({ db: store, directory, owner }, asked),
    warnings: [
      ...sameCompany(directory, asked.companyName),
      ...asked.emails.flatMap((email) => sameEmail({ db: store, directory, owner }, email.trim())),
    ],
  }
}

interface Known {
  readonly db: ReadableDb
  readonly directory: CustomerDirectory
  readonly owner: Owner
}

function identifierProblem(db: ReadableDb, text: string): string | null {
  if (text.trim() === '') return null
  const identifier = CustomerIdentifier.safeParse(text)
  if (!identifier.success) return identifier.error.issues[0]?.message ?? null
  return whyIdentifierTaken(db, identifier.data)
}

function placeOf(
  { db, directory, owner }: Known,
  { kind, parentId }: Asked,
): {
  readonly parentProblem: string | null
  readonly parentWarning: string | null
  readonly path: string[]
} {
  const isUnderOwn = parentId === null && standsUnderOwn(kind, owner)
  const chosen = parentId === null ? null : customerById(db, parentId)
  if (parentId !== null && chosen?.providerKey !== owner.providerKey) {
    const parentProblem = 'The parent is not there any more. Choose another one.'
    return { parentProblem, parentWarning: null, path: [] }
  }
  const { name, tier } = owner.provider
  const future = { companyName: name, kind: tier, status: 'active', key: null } as const
  const parent = isUnderOwn ? (ownCustomer(db, owner) ?? future) : chosen
  const place = checkPlace(kind, parent, owner)
  return {
    parentProblem: place.ok ? null : place.reason,
    parentWarning: place.ok ? place.value.warning : null,
    path: parent === null ? [] : parent.key === null ? [name] : pathTo(directory, parent.key),
  }
}

function sameCompany(directory: CustomerDirectory, companyName: string): NewCustomerWarning[] {
  const words = wordsOf(companyName)
  if (words.trim() === '') return []
  const customers = directory.inOrder
    .filter((entry) => entry.words.startsWith(words) && wordsOf(entry.companyName) === words)
    .slice(0, 5)
    .map((entry) => customerRef(directory, entry))
  return customers.length === 0
    ? []
    : [{ kind: 'same-company', why: `There is a customer called ${nameOf(customers)} already.`, customers }]
}

function sameEmail({ db, directory, owner }: Known, email: string): NewCustomerWarning[] {
  if (email === '') return []
  const customers = customersWithEmail(db, owner.providerKey, email).flatMap((key) => {
    const entry = directory.byKey.get(key)
    return entry === undefined ? [] : [customerRef(directory, entry)]
  })
  return customers.length === 0
    ? []
    : [{ kind: 'same-email', why: `${email} is a user of ${nameOf(customers)} already.`, customers }]
}

function nameOf(customers: readonly CustomerRef[]): string {
  const [first] = customers
  const more = customers.length - 1
  return `${first?.companyName ?? ''} (${first?.identifier ?? ''})${more > 0 ? ` and ${more} more` : ''}`
}
