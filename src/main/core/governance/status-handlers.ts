import type { NamesOf } from '../../../shared/contract/index.ts'
import {
  CUSTOMER_STATUS_LABELS,
  nextCustomerStatus,
  type CustomerStatus,
  type CustomerTrigger,
} from '../../../shared/domain/customer.ts'
import { FollowUpStep, FOLLOW_UP_LABELS } from '../../../shared/domain/follow-up.ts'
import { writeApprovalMail, writeDisabledMail, writeRejectionMail } from '../../../shared/domain/mail-text.ts'
import type { CustomerRecord } from '../customers/customer-table.ts'
import type { HandlersOf } from '../handler.ts'
import { notAllowed } from '../refusal.ts'
import type { ChangeTx } from '../store/change.ts'
import { changeRecord, removeRow } from '../store/record-table.ts'
import { draftMailTo, peopleOf } from './customer-mail.ts'
import { updateCustomerStanding } from './customer-standing-table.ts'
import { followUpsOf, insertFollowUp } from './follow-up-table.ts'
import { changeGoverned, customerNamed, expectCustomer } from './governed-change.ts'

type Name = Exclude<Extract<NamesOf<'query' | 'command'>, `governance.${string}`>, 'governance.register'>

/** governance.*: where a customer stands, and what follows from it (MSH-05 … MSH-11). */
export const statusHandlers: HandlersOf<Name> = {
  'governance.approve': (input, context) => {
    const customer = expectCustomer(context, input)
    const status = moved(customer, 'approve')
    const { needsApproval, needsEmailConfirmation } = context.session.current().settings
    const { companyName, identifier, key } = customer
    // The code of the source stands for approvals by hand alone (MSH-28); customers may still wait from when it was on.
    const type = needsApproval ? 'CUSTOMER_APPROVED' : 'CUSTOMER_STATUS_CHANGED'
    const intent = { type, label: `Approved ${companyName}`, subject: identifier, customer: key }
    return changeGoverned(context, { ...intent, draftsMail: true }, (tx) => {
      setStatus(tx, customer, { status, code: null, reason: null })
      draftMailTo(tx, context, {
        customer,
        to: peopleOf(tx, key),
        write: (parties) => writeApprovalMail(parties, { needsEmailConfirmation }),
      })
    })
  },
  'governance.reject': (input, context) => {
    const customer = expectCustomer(context, input)
    const status = moved(customer, 'reject')
    const { companyName, identifier, key } = customer
    const intent = { type: 'CUSTOMER_REJECTED', label: `Rejected ${companyName}`, subject: identifier }
    return changeGoverned(context, { ...intent, customer: key, draftsMail: true }, (tx) => {
      const { reason } = input
      setStatus(tx, customer, { status, code: null, reason })
      draftMailTo(tx, context, {
        customer,
        to: peopleOf(tx, key),
        write: (parties) => writeRejectionMail(parties, { reason }),
      })
    })
  },
  'governance.disable': ({ code, reason, draftsMail, ...named }, context) => {
    const customer = expectCustomer(context, named)
    const status = moved(customer, 'disable')
    const { companyName, identifier, key } = customer
    const intent = { type: 'CUSTOMER_STATUS_CHANGED', label: `Disabled ${companyName}`, subject: identifier }
    return changeGoverned(context, { ...intent, customer: key, draftsMail }, (tx) => {
      setStatus(tx, customer, { status, code, reason })
      // What was done the last time says nothing about this time.
      for (const { key: done } of followUpsOf(tx.db, key)) untick(tx, done)
      if (draftsMail) {
        draftMailTo(tx, context, {
          customer,
          to: peopleOf(tx, key),
          write: (parties) => writeDisabledMail(parties, { code, reason }),
        })
      }
    })
  },
  'governance.enable': (input, context) => {
    const customer = expectCustomer(context, input)
    const status = moved(customer, 'enable')
    const { companyName, identifier, key } = customer
    const intent = { type: 'CUSTOMER_STATUS_CHANGED', label: `Enabled ${companyName}`, subject: identifier }
    return changeGoverned(context, { ...intent, customer: key }, (tx) =>
      setStatus(tx, customer, { status, code: null, reason: null }),
    )
  },
  'governance.followUps': ({ customerId }, context) => {
    const { key } = customerNamed(context, customerId)
    const done = new Map(followUpsOf(context.store, key).map((each) => [each.step, each]))
    return {
      steps: FollowUpStep.options.map((step) => ({
        step,
        doneAt: done.get(step)?.doneAt ?? null,
        doneBy: done.get(step)?.doneBy ?? null,
      })),
    }
  },
  'governance.tickFollowUp': ({ customerId, step, isDone }, context) => {
    const { key, companyName, identifier, status } = customerNamed(context, customerId)
    if (status !== 'disabled')
      throw notAllowed(`${companyName} is not disabled: there is nothing to follow up.`)
    const done = followUpsOf(context.store, key).find((each) => each.step === step)
    if ((done !== undefined) === isDone) return { changeId: null }
    const label = `${isDone ? 'Done' : 'Not done'} for ${companyName}: ${FOLLOW_UP_LABELS[step]}`
    const intent = { type: 'CUSTOMER_UPDATED', label, subject: identifier, customer: key }
    return changeGoverned(context, intent, (tx) => {
      if (done !== undefined) return untick(tx, done.key)
      const doneBy = context.session.current().operator.name
      const ticked = insertFollowUp(tx.db, { customerKey: key, step, doneAt: tx.at, doneBy })
      tx.remember('followUp', ticked, 1, null)
    })
  },
}

/** Where the customer goes; refused in a sentence when it cannot. The contract demands a reason where one is needed. */
function moved(customer: CustomerRecord, trigger: CustomerTrigger): CustomerStatus {
  const next = nextCustomerStatus(customer.status, trigger, {
    hasReason: true,
    linkedAccounts: 0,
    children: 0,
  })
  if (!next.ok) throw notAllowed(next.reason)
  return next.value
}

function setStatus(
  tx: ChangeTx,
  customer: CustomerRecord,
  now: Parameters<typeof updateCustomerStanding>[2],
): void {
  const { key, status, statusCode, statusReason } = customer
  changeRecord(tx, { entity: 'customer', key }, () => updateCustomerStanding(tx.db, key, now))
  const before = { status: CUSTOMER_STATUS_LABELS[status], code: statusCode, reason: statusReason }
  const after = { ...now, status: CUSTOMER_STATUS_LABELS[now.status] }
  tx.describe({ rows: 1, details: { before, after } })
}

function untick(tx: ChangeTx, key: number): void {
  changeRecord(tx, { entity: 'followUp', key }, () => removeRow(tx.db, 'followUp', key))
}
