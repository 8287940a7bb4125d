import { whyNothingNew } from '../../../shared/domain/customer.ts'
import { notAllowed } from '../refusal.ts'
import type { ReadableDb } from '../store/sql.ts'
import { customerByKey } from './customer-table.ts'

/** Refuses what is new for a customer that gets nothing new (invariant 11); null is nobody and gets it. */
export function refuseNothingNew(db: ReadableDb, customerKey: number | null): void {
  const customer = customerKey === null ? null : customerByKey(db, customerKey)
  const why = customer === null ? null : whyNothingNew(customer)
  if (why !== null) throw notAllowed(why)
}
