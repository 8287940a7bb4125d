import { insertCustomer, NO_CUSTOMER_FIELDS } from '../../src/main/core/customers/customer-table.ts'
import { createLog } from '../../src/main/core/log.ts'
import { change, type Store } from '../../src/main/core/store/change.ts'
import { changeRecord } from '../../src/main/core/store/record-table.ts'
import { connect } from '../../src/main/core/store/open-database.ts'
import { run, sql } from '../../src/main/core/store/sql.ts'
import { systemPorts } from '../../src/main/core/system-ports.ts'
import { median } from '../statistics.ts'
import { openBenchCore } from './open-core.ts'

const TYPES = ['CUSTOMER_UPDATED', 'USER_INVITED', 'CUSTOMER_QUOTA_EDITED', 'MESSAGE_SENT'] as const

/** The first page of a customer's history and a search in it, in a log of ten times as many events; and the check of that log. */
export async function historyScenario(input: {
  readonly workspace: string
  readonly events: number
}): Promise<object> {
  const customerId = fill(input.workspace, input.events)
  const { core, client } = openBenchCore(input.workspace)
  const page = async (filter: object): Promise<number> => {
    const startedAt = performance.now()
    const reply = await core.dispatch('history.customer', { customerId, filter, first: 0, count: 100 })
    if (!reply.ok) throw new Error(reply.failure.code)
    return performance.now() - startedAt
  }
  const pagesMs: number[] = []
  const searchesMs: number[] = []
  for (let round = 0; round < 20; round += 1) {
    pagesMs.push(await page({}))
    searchesMs.push(await page({ search: `note ${round}`, types: ['USER_INVITED'] }))
  }
  const { entries, durationMs } = await client.run('activity.verify', {})
  await core.close()
  return { pageMs: median(pagesMs), searchMs: median(searchesMs), entries, verifyMs: durationMs }
}

/** One customer with so many events, each of which changed it, and ten with as many in between. */
function fill(workspace: string, events: number): string {
  const store: Store = { connection: connect(workspace), ports: systemPorts(createLog(() => {})) }
  store.connection.pragma('synchronous = OFF')
  const intent = { type: 'CUSTOMER_CREATED', subject: 'bench', actor: 'Ana', isUndoable: true, label: '' }
  const ids: string[] = []
  const { value: keys } = change(store, intent, (tx) =>
    Array.from({ length: 10 }, (_, number) => {
      ids.push(store.ports.newId())
      return insertCustomer(tx.db, {
        id: ids.at(-1) ?? '',
        providerKey: 1,
        identifier: `bench-${number}`,
        companyName: `Bench ${number}`,
        kind: 'distributor',
        parentKey: null,
        status: 'active',
        origin: 'created',
        createdAt: tx.at,
        ...NO_CUSTOMER_FIELDS,
      })
    }),
  )
  for (let number = 0; number < events * keys.length; number += 1) {
    const customer = keys[number % keys.length] ?? 0
    const type = TYPES[number % TYPES.length] ?? TYPES[0]
    change(store, { ...intent, type, label: `Wrote note ${number}`, customer }, (tx) => {
      changeRecord(tx, { entity: 'customer', key: customer }, () => {
        run(tx.db, sql`UPDATE customer SET note = ${`note ${number}`}, rev = rev + 1 WHERE key = ${customer}`)
      })
    })
  }
  store.connection.close()
  return ids[0] ?? ''
}
