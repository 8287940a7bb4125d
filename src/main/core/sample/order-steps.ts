import { customerByIdentifier } from '../customers/customer-table.ts'
import { endEvent, endOrder, tellLink, type OrderEnd } from '../orders/finish-order.ts'
import { startOrder } from '../orders/start-order.ts'
import { marketplaceDirectory } from '../pool/marketplace-view.ts'
import { oldestReady } from '../pool/account-move-table.ts'
import { proposeIdentifier } from '../../../shared/domain/customer.ts'
import { OTHER_CUSTOMERS, OWN_CUSTOMERS } from './sample-customers.ts'
import { CONNECTOR, MARKETPLACES, type MarketplaceName } from './sample-people.ts'
import { ordersUnderWay } from './sample-table.ts'
import { marketplaceKey, type Scene, type Step } from './scene.ts'

const FAILURES = [
  'The root mailbox rejected the verification mail',
  'AWS reported the account as suspended',
  'The customer cancelled while the account was set up',
] as const

/** Most orders start a subscription. */
const MODES = ['new', 'new', 'new', 'existing', 'transfer'] as const

const FAILING_DAYS: ReadonlySet<number> = new Set([70, 55, 41, 29, 20, 13, 8, 5])

/** Every day some orders take the oldest Ready accounts of their marketplace; today's are still under way. */
export const orderSteps: readonly Step[] = [
  ...Array.from({ length: 80 }, (_, day): readonly Step[] => {
    const daysAgo = 82 - day
    const failing = FAILING_DAYS.has(daysAgo) ? 3 : 0
    return [
      { daysAgo, time: '11:30', happen: (scene: Scene) => startSome(scene, failing) },
      { daysAgo, time: '17:30', happen: (scene: Scene) => endAll(scene, failing) },
    ]
  }).flat(),
  { daysAgo: 1, time: '16:50', happen: (scene) => startSome(scene, 4) },
]

/** Places up to a day's orders in every marketplace, and so many more in the two largest. */
function startSome(scene: Scene, more: number): void {
  for (const name of Object.keys(MARKETPLACES) as MarketplaceName[]) {
    const isLarge = name === 'germany' || name === 'nordics'
    const count = scene.random.integer(0, MARKETPLACES[name].ordersPerDay) + (isLarge ? more : 0)
    for (let order = 0; order < count; order += 1) place(scene, name)
  }
}

function place(scene: Scene, name: MarketplaceName): void {
  const { store, record, random } = scene
  const key = marketplaceKey(scene, name)
  const marketplace = marketplaceDirectory(store).byKey.get(key)
  const buyers = [...OWN_CUSTOMERS, ...OTHER_CUSTOMERS].filter(
    ({ buys, kind }) => kind === 'end_customer' && buys.includes(name),
  )
  const buyer = buyers[random.integer(0, buyers.length - 1)]
  const customer = buyer === undefined ? null : customerByIdentifier(store, proposeIdentifier(buyer.name))
  if (marketplace === undefined || customer === null || customer.status !== 'active') return
  if (oldestReady(store, { marketplace: key, wantedModel: null }) === undefined) return
  const externalRef = `PO-${random.integer(100_000, 999_999)}-${random.integer(10, 99)}`
  // Label and subject are the order's own, once it has a number.
  const intent = { type: 'ORDER_STARTED', label: 'Started an order', subject: 'Order', actor: CONNECTOR }
  record({ ...intent, isUndoable: false, customer: customer.key }, (tx) => {
    const request = { customer, marketplace, wantedModel: null, externalRef, mode: random.pick(MODES) }
    startOrder(tx, request, { pick: {}, draft: null })
  })
}

/** Ends the day's orders: the first ones fail, the others are completed. */
function endAll(scene: Scene, failing: number): void {
  const orders = ordersUnderWay(scene.store)
  orders.forEach((order, index) => {
    const end: OrderEnd = {
      trigger: index < failing ? 'fail' : 'complete',
      reason: index < failing ? scene.random.pick(FAILURES) : '',
      facts: { isAdmin: true, allowsCancelToReady: false },
      cooldownDays: 0,
    }
    const intent = {
      type: endEvent(end.trigger),
      label: 'Ended an order',
      subject: 'Order',
      actor: CONNECTOR,
    }
    scene.record({ ...intent, isUndoable: false, customer: order.customer }, (tx) => {
      const ended = endOrder(tx, order, end)
      if (end.trigger === 'complete') tellLink(tx, ended)
      const { label, subject, details } = ended.event
      tx.describe({ rows: 1, label, subject, details })
    })
  })
}
