import { insertCustomer, NO_CUSTOMER_FIELDS } from '../../src/main/core/customers/customer-table.ts'
import { createLog } from '../../src/main/core/log.ts'
import { takeOldest } from '../../src/main/core/pool/account-move-table.ts'
import { change, type Store } from '../../src/main/core/store/change.ts'
import { connect } from '../../src/main/core/store/open-database.ts'
import { systemPorts } from '../../src/main/core/system-ports.ts'
import { median } from '../statistics.ts'
import { openBenchCore } from './open-core.ts'

const ROUNDS = 400

/** The least that takes the oldest account of either model at all. */
const BARE = `UPDATE account SET state = 2, rev = rev + 1 WHERE seq = (SELECT min(seq) FROM (
  SELECT ${first(1)} AS seq UNION ALL SELECT ${first(2)})) RETURNING account_id`

function first(model: number): string {
  return `(SELECT seq FROM account INDEXED BY account_queue WHERE state = 1 AND marketplace = 1 AND model = ${model}
    ORDER BY seq LIMIT 1)`
}

/** Taking the oldest Ready account, durable, in turn with the bare statement; then whole orders. Medians in milliseconds. */
export async function orderScenario(input: { readonly workspace: string }): Promise<object> {
  const taking = takeInTurn(input.workspace)
  const orderMs = await placeOrders(input.workspace)
  return { ...taking, orderMs }
}

function takeInTurn(workspace: string): { readonly takeMs: number; readonly bareMs: number } {
  const store: Store = { connection: connect(workspace), ports: systemPorts(createLog(() => {})) }
  // On the same connection: another one would have to read again what the first has just written.
  const statement = store.connection.prepare(BARE)
  const bare = store.connection.transaction(() => statement.get())
  const intent = { type: 'ORDER_STARTED', label: '', subject: '', actor: 'Bench', isUndoable: false }
  const takeMs: number[] = []
  const bareMs: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    takeMs.push(
      timed(() =>
        change(store, intent, (tx) => {
          const taken = takeOldest(tx, { marketplace: 1, wantedModel: null })
          tx.describe({ rows: 1, label: 'Took an account', subject: String(taken?.account.account_id) })
        }),
      ),
    )
    bareMs.push(timed(() => bare.immediate()))
  }
  store.connection.close()
  return { takeMs: median(takeMs.slice(20)), bareMs: median(bareMs.slice(20)) }
}

/** Whole orders through the product's own door: customer checked, order written, pool in memory and lists told. */
async function placeOrders(workspace: string): Promise<number> {
  const { core, client } = openBenchCore(workspace)
  const customerId = addCustomer(workspace)
  const { marketplaces } = await client.call('session.get', {})
  const marketplaceId = marketplaces[0]?.id ?? ''
  const tookMs: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now()
    const reply = await core.dispatch('orders.start', { customerId, marketplaceId })
    tookMs.push(performance.now() - startedAt)
    if (!reply.ok) throw new Error(JSON.stringify(reply.failure))
  }
  await core.close()
  return median(tookMs.slice(20))
}

function addCustomer(workspace: string): string {
  const ports = systemPorts(createLog(() => {}))
  const store: Store = { connection: connect(workspace), ports }
  const id = ports.newId()
  const intent = { type: 'CUSTOMER_CREATED', label: '', subject: '', actor: 'Bench', isUndoable: false }
  change(store, intent, (tx) =>
    insertCustomer(tx.db, {
      id,
      providerKey: 1,
      identifier: 'bench',
      companyName: 'Bench',
      kind: 'reseller',
      parentKey: null,
      status: 'active',
      origin: 'created',
      createdAt: tx.at,
      ...NO_CUSTOMER_FIELDS,
    }),
  )
  store.connection.close()
  return id
}

function timed(work: () => unknown): number {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}
