import type { Customer, CustomerRef } from '../../../shared/contract/customers.ts'
import { nextCustomerStatus, type CustomerTrigger } from '../../../shared/domain/customer.ts'
import type { HandlerContext, HandlersOf } from '../handler.ts'
import { notAllowed, wrongField } from '../refusal.ts'
import { expectRow } from '../settings/settings-change.ts'
import type { ChangeTx } from '../store/change.ts'
import { changeRecord } from '../store/record-table.ts'
import { createCustomer } from './create-customer.ts'
import { changeCustomers } from './customer-change.ts'
import { childCounts, customerCounts } from './customer-counts-view.ts'
import { customerRef } from './customer-directory.ts'
import { customerDirectory } from './customer-directory-view.ts'
import { expectOurs, publicCustomer } from './customer-record.ts'
import {
  customerById,
  customerByKey,
  updateCustomer,
  updateCustomerStatus,
  type CustomerFields,
  type CustomerRecord,
} from './customer-table.ts'
import { moveCustomer } from './move-customer.ts'

/** customers.*: creating and changing customers. */
export const customerWriteHandlers: HandlersOf<
  'customers.create' | 'customers.edit' | 'customers.move' | 'customers.archive' | 'customers.unarchive'
> = {
  'customers.create': ({ parentId, ...input }, context) => {
    const { identifier, companyName } = input
    const parentKey = parentId === null ? null : keyOfParent(context, parentId)
    const owner = { ...context.session.current(), ports: context.ports }
    const key = changeCustomers(
      context,
      { type: 'CUSTOMER_CREATED', label: `Created customer ${companyName}`, subject: identifier },
      (tx) => {
        const created = createCustomer(tx, owner, { ...input, parentKey, origin: 'created' })
        tx.describe({ rows: created.rows, details: { after: input }, customer: created.key })
        return created.key
      },
    )
    return refOf(context, key)
  },
  'customers.edit': ({ id, rev, ...given }, context) => {
    const customer = expectCustomer(context, { id, rev })
    const fields = withoutBlanks(given)
    const { key, identifier: subject } = customer
    changeCustomers(
      context,
      { type: 'CUSTOMER_UPDATED', label: `Edited customer ${fields.companyName}`, subject, customer: key },
      (tx) => {
        const { before, after } = changeRecord(tx, { entity: 'customer', key }, () =>
          updateCustomer(tx.db, key, fields),
        )
        tx.describe({ rows: 1, details: { before, after } })
        tellOfTerms(tx, customer, fields)
      },
    )
    return reread(context, key)
  },
  'customers.move': ({ parentId, ...named }, context) => {
    const customer = expectCustomer(context, named)
    const parentKey = parentId === null ? null : keyOfParent(context, parentId)
    moveCustomer(context, customer, parentKey)
    return reread(context, customer.key)
  },
  'customers.archive': (named, context) => {
    const customer = expectCustomer(context, named)
    const { openOrders } = countsOf(context, customer)
    if (openOrders > 0) throw notAllowed('Orders are under way for it. Complete or cancel them first.')
    return setStatus(context, customer, {
      trigger: 'archive',
      type: 'CUSTOMER_ARCHIVED',
      label: `Archived customer ${customer.companyName}`,
    })
  },
  'customers.unarchive': (named, context) => {
    const customer = expectCustomer(context, named)
    const parent = customer.parentKey === null ? null : customerByKey(context.store, customer.parentKey)
    if (parent?.status === 'archived') {
      throw notAllowed(`${parent.companyName}, under which it stands, is archived. Bring that back first.`)
    }
    return setStatus(context, customer, {
      trigger: 'unarchive',
      type: 'CUSTOMER_STATUS_CHANGED',
      label: `Brought back customer ${customer.companyName}`,
    })
  },
}

function setStatus(
  context: HandlerContext,
  customer: CustomerRecord,
  how: { readonly trigger: CustomerTrigger; readonly type: string; readonly label: string },
): Customer {
  const { key, identifier: subject } = customer
  const { linkedAccounts } = countsOf(context, customer)
  const children = childCounts(context.store, key).present
  const next = nextCustomerStatus(customer.status, how.trigger, { hasReason: true, linkedAccounts, children })
  if (!next.ok) throw notAllowed(next.reason)
  changeCustomers(context, { type: how.type, label: how.label, subject, customer: key }, (tx) => {
    changeRecord(tx, { entity: 'customer', key }, () => updateCustomerStatus(tx.db, key, next.value))
    tx.describe({ rows: 1, details: { before: customer.status, after: next.value } })
  })
  return reread(context, key)
}

/** Terms have events of their own, so that a history can be narrowed to them. */
function tellOfTerms(tx: ChangeTx, before: CustomerRecord, after: CustomerFields): void {
  const terms = [
    { type: 'CUSTOMER_SUPPORT_PLAN_CHANGED', what: 'Support plan', field: 'supportPlan' },
    { type: 'CUSTOMER_PRICEBOOK_SET', what: 'Pricebook', field: 'pricebook' },
  ] as const
  for (const { type, what, field } of terms) {
    if (before[field] === after[field]) continue
    tx.event({
      type,
      subject: before.identifier,
      label: `${what} of ${after.companyName}: ${before[field] ?? 'none'} → ${after[field] ?? 'none'}`,
      details: { before: before[field], after: after[field] },
      customer: before.key,
    })
  }
}

function withoutBlanks(fields: CustomerFields): CustomerFields {
  const filled = (text: string | null): string | null => (text === '' ? null : text)
  return {
    ...fields,
    sector: filled(fields.sector),
    pricebook: filled(fields.pricebook),
    supportPlan: filled(fields.supportPlan),
    note: filled(fields.note),
  }
}

function expectCustomer(
  context: HandlerContext,
  named: { readonly id: string; readonly rev: number },
): CustomerRecord {
  const customer = expectOurs(context, customerById(context.store, named.id), named.id)
  return expectRow('customer', customer, named)
}

function countsOf({ store }: HandlerContext, { key }: CustomerRecord) {
  return customerCounts(store, [key]).get(key) ?? { linkedAccounts: 0, openOrders: 0, users: 0 }
}

function keyOfParent({ store }: HandlerContext, id: string): number {
  const parent = customerById(store, id)
  if (parent === null) throw wrongField('parentId', 'The parent is not there any more. Choose another one.')
  return parent.key
}

function reread(context: HandlerContext, key: number): Customer {
  const customer = customerByKey(context.store, key)
  if (customer === null) throw new Error('a customer that was just written is there')
  return publicCustomer(context, customer)
}

function refOf({ store, session }: HandlerContext, key: number): CustomerRef {
  const directory = customerDirectory(store, session.current().providerKey)
  const entry = directory.byKey.get(key)
  if (entry === undefined) throw new Error('a customer that was just written is there')
  return customerRef(directory, entry)
}
