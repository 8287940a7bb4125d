import { monitorEventLoopDelay } from 'node:perf_hooks'
import Database from 'better-sqlite3'
import type { AccountChange } from '../../src/shared/contract/account-changes.ts'
import type { AccountSelection } from '../../src/shared/contract/accounts.ts'
import { accountIdFromNumber, type AccountId } from '../../src/shared/domain/account-id.ts'
import { STATE } from '../../src/main/core/pool/account-codes.ts'
import { connect } from '../../src/main/core/store/open-database.ts'
import { openBenchCore } from './open-core.ts'
import { probeWriteLock } from './probe-write-lock.ts'

interface LinkingInput {
  readonly workspace: string
  readonly accounts: number
}

/** Links the first accounts of a pool to one new customer through the product: history, event and undo data included; the write itself is as long as its lock is held. */
export async function linkScenario({ workspace, accounts }: LinkingInput): Promise<object> {
  const { core, client } = openBenchCore(workspace)
  const { id: customerId } = await client.call('customers.create', {
    identifier: 'bench',
    companyName: 'Bench',
    kind: 'distributor',
    parentId: null,
    users: [],
  })
  const accountIds = firstAccounts(workspace, accounts)
  const selection: AccountSelection = { kind: 'these', accountIds }
  const change: AccountChange = { kind: 'link', customerId }
  // Staff have looked at the preview before they press Finish: the bulk worker runs and knows the pool.
  const preview = await client.call('accounts.previewChange', { selection, change })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const stopProbe = await probeWriteLock(workspace)
  const startedAt = performance.now()
  const outcome = await client.run('accounts.change', { selection, change, version: preview.version })
  const totalMs = performance.now() - startedAt
  delay.disable()
  const writeMs = await stopProbe()
  if (outcome.affected !== accounts) throw new Error(`linked ${outcome.affected} of ${accounts}`)
  const filteredAt = performance.now()
  const page = { sort: { by: 'added', direction: 'descending' }, first: 0, count: 100 } as const
  const { total, isExact } = await client.call('accounts.page', {
    filter: { customerIds: [customerId] },
    ...page,
  })
  const filterMs = performance.now() - filteredAt
  await core.close()
  return { writeMs, totalMs, loopWorstMs: delay.max / 1e6, filterMs, total, isExact }
}

/** The same write without anything around it: the bare UPDATE of the rows and the bare INSERT of their links. */
export async function linkBareScenario({ workspace, accounts }: LinkingInput): Promise<object> {
  const connection = connect(workspace)
  connection.exec(
    `INSERT INTO customer (id, provider, identifier, company_name, kind, status, origin, created_at)
     SELECT 'bench', key, 'bench', 'Bench', 'distributor', 'active', 'created', '2026-01-01T00:00:00.000Z'
     FROM provider LIMIT 1`,
  )
  const key = connection.prepare('SELECT max(key) FROM customer').pluck().get()
  const change = connection.prepare('SELECT max(key) FROM change_set').pluck().get()
  const seqs = connection.prepare('SELECT seq FROM account ORDER BY seq LIMIT ?').pluck().all(accounts)
  const list = JSON.stringify(seqs)
  const update = connection.prepare(
    `UPDATE account SET customer = ?, state = ${STATE.linked}, rev = rev + 1
     WHERE seq IN (SELECT value FROM json_each(?))`,
  )
  const insert = connection.prepare(
    'INSERT INTO account_link (account, linked_by, customer) SELECT value, ?, ? FROM json_each(?)',
  )
  const startedAt = performance.now()
  connection
    .transaction(() => {
      update.run(key, list)
      insert.run(change, key, list)
    })
    .immediate()
  const totalMs = performance.now() - startedAt
  connection.close()
  return { totalMs }
}

function firstAccounts(workspace: string, accounts: number): AccountId[] {
  const file = new Database(workspace, { readonly: true })
  const ids = file.prepare('SELECT account_id FROM account ORDER BY seq LIMIT ?').pluck().all(accounts)
  file.close()
  return ids.map((id) => accountIdFromNumber(Number(id)))
}
