import { proposeIdentifier } from '../../../shared/domain/customer.ts'
import type { ReadableDb } from '../store/sql.ts'
import { customerByIdentifier } from './customer-table.ts'

/** An identifier made from a company name that nobody has yet, with a number when somebody has it. */
export function freeIdentifier(db: ReadableDb, companyName: string): string {
  const proposed = proposeIdentifier(companyName) || 'customer'
  let identifier = proposed
  for (let number = 2; customerByIdentifier(db, identifier) !== null; number += 1) {
    identifier = `${proposed}-${number}`
  }
  return identifier
}

/** Why an identifier is not free, in a sentence; null when it is (invariant 9). */
export function whyIdentifierTaken(db: ReadableDb, identifier: string): string | null {
  const other = customerByIdentifier(db, identifier)
  return other === null
    ? null
    : `${other.companyName} has the identifier ${other.identifier} already. Give another one.`
}
