import type { InputOf, NamesOf } from '../../src/shared/contract/index.ts'
import { createCustomer, type CustomerOwner } from '../../src/main/core/customers/create-customer.ts'
import { createLog } from '../../src/main/core/log.ts'
import { createSessionState } from '../../src/main/core/settings/session-state.ts'
import { change, type Store } from '../../src/main/core/store/change.ts'
import { connect } from '../../src/main/core/store/open-database.ts'
import { systemPorts } from '../../src/main/core/system-ports.ts'
import { median } from '../statistics.ts'
import { openBenchCore } from './open-core.ts'

const CUSTOMERS_PER_RESELLER = 99

/** Fills a prepared workspace with resellers and their end customers. */
export async function customersScenario(input: {
  readonly workspace: string
  readonly customers: number
}): Promise<object> {
  const ports = systemPorts(createLog(() => {}))
  const store: Store = { connection: connect(input.workspace), ports }
  const owner: CustomerOwner = { ...createSessionState(store).current(), ports }
  const intent = {
    type: 'CUSTOMER_CREATED',
    label: 'Bench',
    subject: 'bench',
    actor: 'bench',
    isUndoable: false,
  }
  change(store, intent, (tx) => {
    let reseller: number | null = null
    for (let number = 0; number < input.customers; number += 1) {
      const isReseller = number % (CUSTOMERS_PER_RESELLER + 1) === 0
      const { key } = createCustomer(tx, owner, {
        identifier: `customer-${number}`,
        companyName: `${WORDS[number % 31] ?? ''} ${WORDS[(number * 7) % 29] ?? ''} ${number}`,
        kind: isReseller ? 'reseller' : 'end_customer',
        parentKey: isReseller ? null : reseller,
        origin: 'imported',
        fields: { domain: `c${number}.example` },
      })
      if (isReseller) reseller = key
    }
  })
  store.connection.close()
  return {}
}

/** The tree opened, filtered and unfolded, and a keystroke in the picker: medians in milliseconds; in the core, without the way to a window. */
export async function customerListScenario(input: { readonly workspace: string }): Promise<object> {
  const { core } = openBenchCore(input.workspace)
  const ask = async <Name extends NamesOf<'query'>>(name: Name, given: InputOf<Name>): Promise<number> => {
    const startedAt = performance.now()
    const reply = await core.dispatch(name, given)
    if (!reply.ok) throw new Error(reply.failure.code)
    return performance.now() - startedAt
  }
  const coldMs = await ask('customers.find', { text: '', limit: 20 })
  const keystrokesMs: number[] = []
  for (const text of ['n', 'no', 'nor', 'north', 'north 12', 'customer-4', 'c49.example', 'zzz', '']) {
    for (let round = 0; round < 10; round += 1) {
      keystrokesMs.push(await ask('customers.find', { text, limit: 20, onlyActive: true }))
    }
  }
  const tree = { filter: {}, sort: { by: 'name', direction: 'ascending' }, first: 0, count: 100 } as const
  const folded = { base: 'top', except: [] as string[] } as const
  const openMs: number[] = []
  const filterMs: number[] = []
  const expandMs: number[] = []
  for (let round = 0; round < 40; round += 1) {
    openMs.push(await ask('customers.tree', { ...tree, expansion: folded }))
    const search = `northwind ${round}`
    filterMs.push(
      await ask('customers.tree', { ...tree, filter: { search }, expansion: { base: 'all', except: [] } }),
    )
    expandMs.push(
      await ask('customers.tree', { ...tree, first: round * 1000, expansion: { base: 'all', except: [] } }),
    )
  }
  await core.close()
  return {
    coldMs,
    keystrokeMs: median(keystrokesMs),
    openMs: median(openMs),
    filterMs: median(filterMs),
    expandMs: median(expandMs),
  }
}

const WORDS = [
  'Northwind',
  'Contoso',
  'Fabrikam',
  'Litware',
  'Adatum',
  'Wingtip',
  'Proseware',
  'Tailspin',
  'Alpine',
  'Baltic',
  'Cedar',
  'Delta',
  'Ember',
  'Fjord',
  'Granite',
  'Harbour',
  'Indigo',
  'Juniper',
  'Kestrel',
  'Lumen',
  'Meridian',
  'Nordic',
  'Orchard',
  'Pioneer',
  'Quarry',
  'Ridge',
  'Summit',
  'Tundra',
  'Umbra',
  'Vertex',
  'Willow',
]
