import { STATE } from '../pool/account-codes.ts'
import { accountsText } from '../pool/change-wording.ts'
import { CONNECTOR, CUSTOMERS, MARKETPLACES, type MarketplaceName } from './sample-people.ts'
import { seqsIn, writeSampleValues } from './sample-table.ts'
import { marketplaceKey, type Scene, type Step } from './scene.ts'

const FAILURES = [
  'The root mailbox rejected the verification mail',
  'AWS reported the account as suspended',
  'The customer cancelled while the account was set up',
] as const

/** Every day some orders took the oldest Ready accounts of their marketplace; today some are still under way. */
export const orderSteps: readonly Step[] = [
  ...Array.from({ length: 80 }, (_, day): Step => {
    return { daysAgo: 82 - day, time: '17:30', happen: completeOrders }
  }),
  ...[70, 55, 41, 29, 20, 13, 8, 5].map((daysAgo): Step => {
    return { daysAgo, time: '17:45', happen: failOrders }
  }),
  { daysAgo: 1, time: '16:50', happen: startOrders },
]

function completeOrders(scene: Scene): void {
  const seqs = everyMarketplace().flatMap((name) => {
    const atMost = scene.random.integer(0, MARKETPLACES[name].ordersPerDay)
    return oldestReady(scene, name, atMost)
  })
  if (seqs.length === 0) return
  recordOrders(scene, {
    type: 'ORDER_COMPLETED',
    label: (count) => `Orders completed: ${count} allocated`,
    seqs,
    values: () => ({ state: STATE.allocated, name: scene.random.pick(CUSTOMERS) }),
  })
}

function failOrders(scene: Scene): void {
  recordOrders(scene, {
    type: 'ORDER_FAILED',
    label: (count) => `Orders failed: ${count}`,
    seqs: [...oldestReady(scene, 'germany', 2), ...oldestReady(scene, 'nordics', 1)],
    values: () => ({ state: STATE.provisioning_failed, status_reason: scene.random.pick(FAILURES) }),
  })
}

function startOrders(scene: Scene): void {
  recordOrders(scene, {
    type: 'ORDER_STARTED',
    label: (count) => `Orders placed: ${count} under way`,
    seqs: [...oldestReady(scene, 'germany', 9), ...oldestReady(scene, 'nordics', 5)],
    values: () => ({ state: STATE.provisioning_in_progress }),
  })
}

function recordOrders(
  scene: Scene,
  orders: {
    readonly type: string
    readonly label: (count: string) => string
    readonly seqs: readonly number[]
    readonly values: () => Readonly<Record<string, string | number>>
  },
): void {
  const { type, label, seqs, values } = orders
  const subject = accountsText(seqs.length)
  // What an order did is never taken back: Allocated is final (CB-07).
  scene.record({ type, label: label(subject), subject, actor: CONNECTOR, isUndoable: false }, (tx) => {
    writeSampleValues(
      tx,
      seqs.map((seq) => ({ seq, values: values() })),
    )
    tx.describe({ rows: seqs.length })
  })
}

function oldestReady(scene: Scene, name: MarketplaceName, atMost: number): number[] {
  return seqsIn(scene.store, { marketplace: marketplaceKey(scene, name), state: STATE.ready, atMost })
}

function everyMarketplace(): MarketplaceName[] {
  // The keys of the object are its type's names.
  return Object.keys(MARKETPLACES) as MarketplaceName[]
}
