import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { planUndo } from '../../../../src/main/core/activity/undo-plan.ts'
import { noProgress } from '../../../../src/main/core/activity/undo-progress.ts'
import { takeUndoStep } from '../../../../src/main/core/activity/undo-step.ts'
import { customerByKey } from '../../../../src/main/core/customers/customer-table.ts'
import { createLog } from '../../../../src/main/core/log.ts'
import { endOrder, type OrderEnd } from '../../../../src/main/core/orders/finish-order.ts'
import type { OrderRecord } from '../../../../src/main/core/orders/order-table.ts'
import { startOrder } from '../../../../src/main/core/orders/start-order.ts'
import { facetCode, STATE } from '../../../../src/main/core/pool/account-codes.ts'
import { moveAccount } from '../../../../src/main/core/pool/account-move-table.ts'
import type { AccountRecord } from '../../../../src/main/core/pool/account-table.ts'
import { planChange } from '../../../../src/main/core/pool/change-plan.ts'
import { marketplaceDirectory } from '../../../../src/main/core/pool/marketplace-view.ts'
import { writePlan } from '../../../../src/main/core/pool/write-plan.ts'
import { Refusal } from '../../../../src/main/core/refusal.ts'
import { change, type ChangeTx, type Store } from '../../../../src/main/core/store/change.ts'
import { connect } from '../../../../src/main/core/store/open-database.ts'
import { systemPorts } from '../../../../src/main/core/system-ports.ts'
import { accountIdFromNumber } from '../../../../src/shared/domain/account-id.ts'
import type { PoolChange } from '../../../../src/shared/domain/pool-change.ts'
import { openTestStore, seedImport } from '../../../support/seed-accounts.ts'
import { seedCustomer } from '../../../support/seed-customers.ts'
import { testFolder } from '../../../support/test-folder.ts'

const CONNECTIONS = 3
const INTENT = { type: 'ORDER_STARTED', label: '', subject: '', actor: 'Test', isUndoable: false }

const connection = fc.nat(CONNECTIONS - 1)
const any = fc.nat(1000)
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('start' as const), connection }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('override' as const), connection, any }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('end' as const),
      connection,
      any,
      trigger: fc.constantFrom('complete' as const, 'fail' as const, 'cancel' as const),
      cooldownDays: fc.constantFrom(0, 3),
      /** The order as it was read some steps ago: meanwhile another connection may have moved it. */
      isStale: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      connection,
      any,
      change: fc.constantFrom<PoolChange>(
        { kind: 'mark-invalid', reason: 'Audit' },
        { kind: 'revalidate', reason: 'Audit' },
        { kind: 'hold', reason: 'Quota', until: null },
        { kind: 'release' },
        { kind: 'delete' },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('link' as const), connection, any }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo-import' as const), connection, any }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('import' as const), connection }) },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** What is true for ever once it was seen: checked every few steps. */
interface Seen {
  readonly allocated: Map<number, number>
  readonly failed: Set<number>
  readonly orders: OrderRecord[]
  readonly imports: string[]
  readonly done: Map<string, number>
}

test(
  'invariants 3–6: however orders, changes and undo interleave from several connections, no account is in two orders, none leaves Allocated or comes back after a failure, and the oldest goes first',
  { timeout: 120_000 },
  async () => {
    const stores = openStores()
    const seen: Seen = {
      allocated: new Map(),
      failed: new Set(),
      orders: [],
      imports: [],
      done: new Map(),
    }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 80 }), async (steps) => {
        for (const [at, one] of steps.entries()) {
          const store = stores[one.connection]
          if (store === undefined) throw new Error('there is such a connection')
          await tryStep(store, one, seen)
          if (at % 3 === 0 || at === steps.length - 1) expectInvariants(store, seen)
        }
      }),
      // One pool for all runs: each begins where the last one ended.
      { numRuns: 40, endOnFailure: true },
    )
    // The histories were not made of refusals only.
    const kinds = ['start', 'override', 'complete', 'fail', 'cancel', 'link', 'undo-import', 'stale']
    expect(kinds.filter((kind) => (seen.done.get(kind) ?? 0) < 10)).toEqual([])
  },
)

function openStores(): Store[] {
  const file = join(testFolder(), 'workspace.sqlite')
  const first = openTestStore(file)
  seedCustomer(first, { companyName: 'Acme' })
  seedImport(first, 10)
  const others = Array.from({ length: CONNECTIONS - 1 }, () => ({
    connection: connect(file),
    ports: systemPorts(createLog(() => {})),
  }))
  const stores = [first, ...others]
  // Nobody pulls the plug here, and thousands of steps need not wait for the disk.
  for (const store of stores) store.connection.pragma('synchronous = OFF')
  onTestFinished(() => {
    for (const store of stores) store.connection.close()
  })
  return stores
}

/** Does one step; an expected no is part of every history. */
async function tryStep(store: Store, one: Step, seen: Seen): Promise<void> {
  try {
    const did = await doStep(store, one, seen)
    if (did !== null) seen.done.set(did, (seen.done.get(did) ?? 0) + 1)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (one.do === 'end' && error.failure.code === 'conflict')
      seen.done.set('stale', (seen.done.get('stale') ?? 0) + 1)
  }
}

async function doStep(store: Store, one: Step, seen: Seen): Promise<string | null> {
  switch (one.do) {
    case 'start': {
      const oldest = ready(store)[0]
      const { order } = change(store, INTENT, (tx) => start(tx, {})).value
      expect(order.account).toBe(oldest?.seq)
      seen.orders.push(order)
      return 'start'
    }
    case 'override': {
      // Every other time one that may be refused.
      const choice = one.any % 2 === 0 ? ready(store) : accounts(store)
      const chosen = choice[one.any % Math.max(1, choice.length)]
      if (chosen === undefined) return null
      const accountId = accountIdFromNumber(chosen.account_id)
      const override = { accountId, reason: 'Because' }
      seen.orders.push(change(store, INTENT, (tx) => start(tx, { override })).value.order)
      return 'override'
    }
    case 'end': {
      const read = seen.orders[seen.orders.length - 1 - (one.any % 12)]
      if (read === undefined) return null
      const order = one.isStale ? read : storedOrder(store, read.key)
      const end: OrderEnd = {
        trigger: one.trigger,
        reason: 'Because',
        facts: { isAdmin: true, allowsCancelToReady: true },
        cooldownDays: one.cooldownDays,
      }
      change(store, INTENT, (tx) => endOrder(tx, order, end))
      return one.trigger
    }
    case 'change':
      return changeOne(store, one)
    case 'link': {
      const account = ready(store)[one.any % 3]
      if (account === undefined) return null
      change(store, INTENT, (tx) => moveAccount(tx, account, { state: STATE.linked, customer: 1 }))
      return 'link'
    }
    case 'import':
      seen.imports.push(seedImport(store, 4))
      return 'import'
    case 'undo-import': {
      const changeId = seen.imports[one.any % Math.max(1, seen.imports.length)]
      if (changeId === undefined) return null
      const plan = planUndo(store, changeId)
      if (plan.change.undo !== 'possible') return null
      const session = { actor: 'Test', role: 'admin', isPartner: true, providerKey: 1 } as const
      const before = { progress: noProgress(changeId), undoKey: null, isFirst: true, isDone: false }
      takeUndoStep({ store, session }, plan, { before, atMost: 1000 })
      return 'undo-import'
    }
  }
}

function start(tx: ChangeTx, pick: Parameters<typeof startOrder>[2]['pick']) {
  const customer = customerByKey(tx.db, 1)
  const [marketplace] = marketplaceDirectory(tx.db).byKey.values()
  if (customer === null || marketplace === undefined) throw new Error('both are there')
  const request = { customer, marketplace, wantedModel: null, externalRef: null, mode: 'new' } as const
  return startOrder(tx, request, { pick, draft: null })
}

async function changeOne(store: Store, one: Extract<Step, { do: 'change' }>): Promise<string | null> {
  const account = accounts(store)[one.any % Math.max(1, accounts(store).length)]
  if (account === undefined) return null
  const { marketplace, model, state } = account
  const plan = await planChange(
    store,
    { seqs: Uint32Array.of(account.seq), missing: [] },
    {
      change: one.change,
      rights: { isAdmin: true, allowsRevalidation: true },
      providerKey: 1,
      project: null,
      codeOf: () => facetCode(marketplace, model, state),
    },
  )
  if (plan.seqs.length === 0) return null
  change(store, { ...INTENT, type: 'ACCOUNT_STATUS_CHANGED' }, (tx) =>
    writePlan(tx, plan, { change: one.change, marketplace: null, customer: null, project: null }, () => {}),
  )
  return one.change.kind
}

function expectInvariants(store: Store, seen: Seen): void {
  const orders = rows<OrderRecord>(store, 'SELECT * FROM account_order')
  const byState = (...states: OrderRecord['state'][]) => orders.filter(({ state }) => states.includes(state))
  const bound = byState('in_progress', 'completed', 'failed').map(({ account }) => account)
  expect(new Set(bound).size).toBe(bound.length)
  const now = accounts(store)
  const inState = (state: number) => now.filter((account) => account.state === state).map(({ seq }) => seq)
  const open = byState('in_progress').map(({ account }) => account)
  expect(new Set(inState(STATE.provisioning_in_progress))).toEqual(new Set(open))
  const accountNow = new Map(now.map((account) => [account.seq, account]))
  const escaped = [
    // an Allocated account can be deleted once it is typed; it never has another status or customer.
    ...[...seen.allocated].filter(([seq, customer]) => {
      const account = accountNow.get(seq)
      return account !== undefined && (account.state !== STATE.allocated || account.customer !== customer)
    }),
    ...[...seen.failed].filter((seq) => {
      const state = accountNow.get(seq)?.state ?? STATE.provisioning_failed
      return state !== STATE.provisioning_failed && state !== STATE.invalidAfterFailure
    }),
  ]
  expect(escaped).toEqual([])
  for (const { account, customer } of byState('completed')) seen.allocated.set(account ?? 0, customer)
  for (const { account } of byState('failed')) seen.failed.add(account ?? 0)
  expect(rows(store, 'SELECT marketplace, model, state, n FROM tally WHERE n > 0 ORDER BY 1, 2, 3')).toEqual(
    rows(
      store,
      'SELECT marketplace, model, state, count(*) AS n FROM account GROUP BY 1, 2, 3 ORDER BY 1, 2, 3',
    ),
  )
}

function accounts(store: Store): AccountRecord[] {
  return rows(store, 'SELECT * FROM account ORDER BY seq')
}

function ready(store: Store): AccountRecord[] {
  return accounts(store).filter(({ state }) => state === STATE.ready)
}

function storedOrder(store: Store, key: number): OrderRecord {
  const [order] = rows<OrderRecord>(store, `SELECT * FROM account_order WHERE key = ${key}`)
  if (order === undefined) throw new Error('an order never goes away')
  return order
}

function rows<Row>(store: Store, query: string): Row[] {
  // The query stands beside the type of its rows.
  return store.connection.prepare(query).all() as Row[]
}
