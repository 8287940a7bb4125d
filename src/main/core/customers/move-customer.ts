import type { HandlerContext } from '../handler.ts'
import { wrongField } from '../refusal.ts'
import { changeRecord } from '../store/record-table.ts'
import { placeOf } from './create-customer.ts'
import { changeCustomers } from './customer-change.ts'
import { pathTo } from './customer-directory.ts'
import { customerDirectory } from './customer-directory-view.ts'
import { customerByKey, updateParent, type CustomerRecord } from './customer-table.ts'
import { ownCustomer, standsUnderOwn } from './own-customer.ts'
import { wouldTurnInCircles } from './customer-tree.ts'

/** Puts a customer with everything under it below another parent (invariant 10); staying where it is changes nothing. */
export function moveCustomer(
  context: HandlerContext,
  customer: CustomerRecord,
  parentKey: number | null,
): void {
  const { store, session, ports } = context
  const owner = { ...session.current(), ports }
  const { key, companyName, identifier: subject } = customer
  const directory = customerDirectory(store, owner.providerKey)
  if (wouldTurnInCircles(directory, key, parentKey)) {
    throw wrongField('parentId', `${companyName} cannot stand under itself. Choose another parent.`)
  }
  const wanted = parentKey ?? (standsUnderOwn(customer.kind, owner) ? ownCustomer(store, owner)?.key : null)
  if (wanted === customer.parentKey) return
  const before = pathTo(directory, customer.parentKey)
  changeCustomers(
    context,
    { type: 'CUSTOMER_PARENT_CHANGED', label: `Moved customer ${companyName}`, subject, customer: key },
    (tx) => {
      const place = placeOf(tx, owner, { kind: customer.kind, parentKey })
      if (place.parentKey === key) {
        throw wrongField('parentId', `${companyName} stands for the provider itself and stays at the top.`)
      }
      changeRecord(tx, { entity: 'customer', key }, () => updateParent(tx.db, key, place.parentKey))
      const parent = place.parentKey === null ? null : customerByKey(tx.db, place.parentKey)
      tx.describe({
        rows: 1 + place.rows,
        details: { before: before.at(-1) ?? null, after: parent?.companyName ?? null },
      })
    },
  )
}
