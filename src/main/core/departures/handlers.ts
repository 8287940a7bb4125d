import type { NamesOf } from '../../../shared/contract/index.ts'
import { DEPARTURE_KIND_LABELS } from '../../../shared/domain/departure.ts'
import { readTypedAccountId } from '../../../shared/domain/account-id.ts'
import { openActionFor } from '../actions/action-table.ts'
import type { HandlerContext, HandlersOf } from '../handler.ts'
import { endOpenAction } from '../invites/end-open-action.ts'
import { managementAccountByAccountId, managementAccountByKey } from '../payers/management-account-table.ts'
import { memberByAccountId } from '../payers/member-table.ts'
import { refusePayerCannot } from '../payers/refuse-payer-cannot.ts'
import { notAllowed, Refusal, wrongField } from '../refusal.ts'
import { changeRequests } from '../requests/change-requests.ts'
import { departureCommands, departureOperation } from './departure-action.ts'
import { insertDeparture, openDepartureOf, updateDeparture, type DepartureRecord } from './departure-table.ts'
import { departureRow } from './departure-view.ts'
import { DEPARTURE_EVENTS, endLabel, finishDeparture } from './end-departure.ts'
import { recordDeparture } from './record-departure.ts'
import { departureNamed, expectDeparture, standingOf } from './own-departure.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `departures.${string}`>

/** departures.*: accounts that leave an organization. */
export const departureHandlers: HandlersOf<Name> = {
  'departures.get': ({ id }, context) => {
    const own = departureNamed(context, id)
    const departure = departureRow(context.store, own.departure.key)
    if (departure === null) throw new Error('a departure that was just found is there')
    const { steps, quota, missing } = standingOf(context, own)
    const commands = departureCommands(own.departure, own.payer.profile)
    return { departure, steps: [...steps], quota, missing: [...missing], commands: [...commands] }
  },
  'departures.open': ({ accountId }, { store }) => ({ id: openDepartureOf(store, accountId)?.id ?? null }),
  'departures.plan': ({ accountId, kind }, context) => {
    const { store, session } = context
    const member = memberByAccountId(store, accountId)
    const payer =
      member === null
        ? managementAccountByAccountId(store, accountId)
        : managementAccountByKey(store, member.managementAccountKey)
    if (payer?.providerKey !== session.current().providerKey) {
      throw new Refusal({ code: 'not-found', what: 'member account', id: accountId })
    }
    refusePayerCannot(payer, 'close')
    const open = openDepartureOf(store, accountId)
    if (open !== null) {
      throw notAllowed(`“${DEPARTURE_KIND_LABELS[open.kind]}” is planned for this account already.`)
    }
    const label = `Planned “${DEPARTURE_KIND_LABELS[kind]}” for ${accountId}`
    const { changeId, value } = changed(context, { type: 'planned', label, subject: accountId }, (tx) => {
      const id = tx.newId()
      insertDeparture(tx, { id, managementAccountKey: payer.key, accountId, kind })
      return { id, rev: 1 }
    })
    return { changeId, ...value }
  },
  'departures.tick': ({ step, isDone, note, ...named }, context) => {
    const own = expectDeparture(context, named)
    const { departure } = own
    refuseUnlessPlanned(departure)
    const standing = standingOf(context, own).steps.find((one) => one.step === step)
    if (standing === undefined || !standing.isTickable) {
      throw notAllowed('The records know this themselves; it cannot be ticked.')
    }
    const others = departure.checklist.filter((tick) => tick.step !== step)
    const by = context.session.current().operator.name
    const type = isDone ? 'ticked' : 'unticked'
    const label = `${isDone ? 'Ticked' : 'Unticked'} “${standing.title}” of ${departure.accountId}`
    const { changeId } = changed(context, { type, label, subject: departure.accountId }, (tx) => {
      const checklist = isDone ? [...others, { step, by, at: tx.at, note }] : others
      updateDeparture(tx, departure, { checklist })
    })
    return { changeId }
  },
  'departures.cancel': ({ reason, ...named }, context) => {
    const { departure } = expectDeparture(context, named)
    const operation = departureOperation(departure.kind)
    const state = openActionFor(context.store, operation, departure.key)?.state
    if (departure.state === 'requested' && state !== 'waiting') {
      throw notAllowed('AWS was asked already. Find out in the AWS outbox what became of it.')
    }
    if (departure.state !== 'requested') refuseUnlessPlanned(departure)
    const subject = departure.accountId
    const label = `Gave up “${DEPARTURE_KIND_LABELS[departure.kind]}” for ${subject}`
    const { changeId } = changed(context, { type: 'cancelled', label, subject }, (tx) => {
      updateDeparture(tx, departure, { state: 'cancelled', reason, finishedAt: tx.at })
      endOpenAction(tx, { operation, recordKey: departure.key })
      tx.describe({ rows: 1, details: { reason } })
    })
    return { changeId }
  },
  'departures.start': ({ typed, ...named }, context) => {
    const own = expectDeparture(context, named)
    const { departure, payer } = own
    refuseUnlessPlanned(departure)
    refusePayerCannot(payer, 'close')
    const read = readTypedAccountId(typed)
    if (read.kind !== 'id' || read.accountId !== departure.accountId) {
      throw wrongField('typed', `Type ${departure.accountId} to confirm.`)
    }
    const { missing } = standingOf(context, own)
    if (missing.length > 0) throw notAllowed(missing.join(' '))
    const label = `Put “${DEPARTURE_KIND_LABELS[departure.kind]}” for ${departure.accountId} into the AWS outbox`
    const intent = { type: 'AWS_ACTION_RECORDED', label, subject: departure.accountId, customer: null }
    const actor = context.session.current().operator.name
    const { changeId, value } = changeRequests(
      context,
      intent,
      (tx) => recordDeparture(tx, { departure, actor }).id,
    )
    return { changeId, actionId: value }
  },
  'departures.markEnded': ({ failureReason, evidence, ...named }, context) => {
    const own = expectDeparture(context, named)
    const { departure } = own
    if (departure.state !== 'requested') refuseUnlessPlanned(departure)
    const operation = departureOperation(departure.kind)
    if (openActionFor(context.store, operation, departure.key)?.state === 'running') {
      throw notAllowed('AWS is being asked at this moment. Wait for its answer.')
    }
    const isDone = failureReason === null
    const subject = departure.accountId
    const label = isDone
      ? endLabel(departure)
      : `AWS refused “${DEPARTURE_KIND_LABELS[departure.kind]}” for ${subject}`
    const type = isDone ? 'finished' : 'failed'
    const { changeId } = changed(context, { type, label, subject, isUndoable: !isDone }, (tx) => {
      if (isDone) finishDeparture(tx, departure)
      else updateDeparture(tx, departure, { state: 'failed', failureReason, finishedAt: tx.at })
      endOpenAction(tx, { operation, recordKey: departure.key })
      tx.describe({ rows: 1, details: { evidence, failureReason } })
    })
    return { changeId }
  },
}

function refuseUnlessPlanned({ state }: DepartureRecord): void {
  if (state === 'planned') return
  throw notAllowed(
    state === 'requested'
      ? 'It is in the AWS outbox already.'
      : 'This is over. Plan it anew if it is wanted again.',
  )
}

function changed<Value>(
  context: HandlerContext,
  {
    type,
    ...what
  }: {
    readonly type: keyof typeof DEPARTURE_EVENTS
    readonly label: string
    readonly subject: string
    readonly isUndoable?: boolean
  },
  write: Parameters<typeof changeRequests<Value>>[2],
): { readonly changeId: string; readonly value: Value } {
  return changeRequests(context, { ...what, type: DEPARTURE_EVENTS[type], customer: null }, write)
}
