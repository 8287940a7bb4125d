import type { AccountId } from '../../../shared/domain/account-id.ts'
import { DEPARTURE_KIND_LABELS, departureTitle } from '../../../shared/domain/departure.ts'
import { claimAction, recordDone } from '../actions/action-steps.ts'
import { openActionFor } from '../actions/action-table.ts'
import { closeAccountKind, departureOperation } from '../departures/departure-action.ts'
import {
  insertDeparture,
  openDepartureOf,
  updateDeparture,
  type DepartureRecord,
} from '../departures/departure-table.ts'
import { DEPARTURE_EVENTS } from '../departures/end-departure.ts'
import { recordDeparture } from '../departures/record-departure.ts'
import { payerOf } from './organization-steps.ts'
import { memberInStock, memberNamed } from './sample-aws-table.ts'
import { ADMIN, STAFF } from './sample-people.ts'
import { DEPARTURES, type SampleDeparture } from './sample-requests.ts'
import type { Scene, Step } from './scene.ts'

/** Accounts that leave their organization, each as far as it came; one that is closed is still Ready in the pool. */
export const departureSteps: readonly Step[] = DEPARTURES.flatMap((each) => stepsOf(each))

function stepsOf(each: SampleDeparture): Step[] {
  const { daysAgo, came } = each
  const happens = (time: Step['time'], happen: (scene: Scene, departure: SampleDeparture) => void): Step => ({
    daysAgo,
    time,
    happen: (scene) => happen(scene, each),
  })
  const planned = [happens('10:30', plan), happens('10:50', tick)]
  if (came === 'planned') return planned
  const requested = [...planned, happens('13:20', request)]
  return came === 'requested' ? requested : [...requested, happens('13:25', finish)]
}

function accountOf(scene: Scene, { name }: SampleDeparture): AccountId {
  const { key } = payerOf(scene, 'core')
  return name === null ? memberInStock(scene.store, key) : memberNamed(scene.store, key, name)
}

function plan(scene: Scene, each: SampleDeparture): void {
  const accountId = accountOf(scene, each)
  const label = `Planned “${DEPARTURE_KIND_LABELS[each.kind]}” for ${accountId}`
  scene.record({ type: DEPARTURE_EVENTS.planned, label, subject: accountId, actor: ADMIN }, (tx) => {
    const { kind } = each
    insertDeparture(tx, {
      id: tx.newId(),
      managementAccountKey: payerOf(scene, 'core').key,
      accountId,
      kind,
    })
  })
}

function tick(scene: Scene, each: SampleDeparture): void {
  for (const [step, note] of each.ticks) {
    const departure = openOf(scene, each)
    const { accountId, checklist } = departure
    const label = `Ticked “${departureTitle(step)}” of ${accountId}`
    scene.record({ type: DEPARTURE_EVENTS.ticked, label, subject: accountId, actor: STAFF }, (tx) =>
      updateDeparture(tx, departure, { checklist: [...checklist, { step, by: STAFF, at: tx.at, note }] }),
    )
  }
}

function request(scene: Scene, each: SampleDeparture): void {
  const departure = openOf(scene, each)
  const { accountId, kind } = departure
  const label = `Put “${DEPARTURE_KIND_LABELS[kind]}” for ${accountId} into the AWS outbox`
  scene.record({ type: 'AWS_ACTION_RECORDED', label, subject: accountId, actor: ADMIN }, (tx) => {
    recordDeparture(tx, { departure, actor: ADMIN })
    tx.describe({ rows: 1 })
  })
}

function finish(scene: Scene, each: SampleDeparture): void {
  const { key, kind } = openOf(scene, each)
  const waiting = openActionFor(scene.store, departureOperation(kind), key)
  const action = waiting === null ? null : claimAction(scene.store, waiting, ADMIN)
  if (action === null) throw new Error('the departure does not wait')
  recordDone(scene.store, action, { kind: closeAccountKind, answer: {}, actor: ADMIN })
}

function openOf(scene: Scene, each: SampleDeparture): DepartureRecord {
  const departure = openDepartureOf(scene.store, accountOf(scene, each))
  if (departure === null)
    throw new Error(`the sample has no departure of ${each.name ?? 'an account of the pool'} yet`)
  return departure
}
