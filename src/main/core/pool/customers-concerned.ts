import type { ChangePreview } from '../../../shared/contract/account-changes.ts'
import type { LinkedCustomer } from '../../../shared/contract/accounts.ts'
import type { PoolChange } from '../../../shared/domain/pool-change.ts'
import { customerByKey, type CustomerRecord } from '../customers/customer-table.ts'
import type { ChangeTx } from '../store/change.ts'
import type { ReadableDb } from '../store/sql.ts'
import { accountsText, CHANGE_EVENTS, changeLabel } from './change-wording.ts'

/** Whoever takes accounts away from customers sees which, up to here (CS-10). */
export const NAMED_LOSSES = 50

/** A customer that gets accounts, loses them, or moves them between its projects. */
export type CustomerConcerned = Pick<CustomerRecord, 'key' | 'identifier' | 'companyName'> & {
  readonly accounts: number
}

/** Who gets `affected` accounts, or else how many of each customer leave it or move within it. */
export function customersConcerned(
  db: ReadableDb,
  { ofCustomers, affected }: { readonly ofCustomers: ReadonlyMap<number, number>; readonly affected: number },
  customer: number | null,
): readonly CustomerConcerned[] {
  const concerned = customer === null ? ofCustomers : new Map([[customer, affected]])
  return [...concerned].flatMap(([key, accounts]) => {
    const record = customerByKey(db, key)
    return record === null ? [] : [{ ...record, accounts }]
  })
}

/** Each customer's own history tells what it got or lost. */
export function tellCustomers(
  tx: ChangeTx,
  change: PoolChange,
  customers: readonly CustomerConcerned[],
): void {
  for (const { key, companyName, accounts } of customers) {
    const subject = accountsText(accounts)
    const label = changeLabel(change, subject, { customer: companyName, project: null })
    tx.event({ type: CHANGE_EVENTS[change.kind], subject, label, customer: key, details: { accounts } })
  }
}

/** The customers that lose accounts, as a preview names them. */
export function namedLosses(db: ReadableDb, losses: ReadonlyMap<number, number>): ChangePreview['customers'] {
  const most = [...losses].toSorted(([, one], [, other]) => other - one).slice(0, NAMED_LOSSES)
  const named = most.flatMap(([key, accounts]) => {
    const customer = linkedCustomer(db, key)
    return customer === null ? [] : [{ customer, accounts }]
  })
  return { total: losses.size, named }
}

/** The customer of a key as accounts name it; null for none. */
export function linkedCustomer(db: ReadableDb, key: number | null): LinkedCustomer | null {
  const customer = key === null ? null : customerByKey(db, key)
  if (customer === null) return null
  const { id, identifier, companyName } = customer
  return { id, identifier, companyName }
}
