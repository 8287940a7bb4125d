import Database from 'better-sqlite3'
import { openCore } from '../../../src/main/core/core.ts'
import { createLog } from '../../../src/main/core/log.ts'
import { systemPorts } from '../../../src/main/core/system-ports.ts'
import type { AnswerOf, InputOf, OperationName } from '../../../src/shared/contract/index.ts'
import { AccountId } from '../../../src/shared/domain/account-id.ts'
import { newPayer } from '../../support/new-payer.ts'

/** What a pool begins with: `MP-00010` (default SPAM) and `MP-00020` (no default), and accounts in them. */
export interface PoolContent {
  /** Accounts 000000000001 … with alternating marketplace and model, added one by one. */
  readonly accounts?: number
  /** That many more, written at once, from 100000000001 on. */
  readonly manyMore?: number
  /** Statuses that only orders can bring about, by the store's number. */
  readonly states?: Readonly<Record<string, number>>
  /** A second provider, Orbit Cloud, that owns 900000000001. */
  readonly hasOtherProvider?: boolean
  /** Companies that are customers, at the top of the tree; the identifier is the name in small letters. */
  readonly customers?: readonly string[]
  /** Orders of the first of them in `MP-00010`, by how far they are, in the order they were placed. */
  readonly orders?: readonly ('in_progress' | 'completed')[]
  /** Management accounts and the numbers of their members, named Workload n. */
  readonly payers?: readonly {
    readonly accountId: string
    readonly name: string
    readonly isMsp: boolean
    readonly members: readonly number[]
  }[]
}

/** The id of account number n. */
export function id(n: number): string {
  return String(n).padStart(12, '0')
}

/** Content for the fixture `app`. */
export function poolContent(content: PoolContent): { write: (workspaceFile: string) => Promise<void> } {
  return { write: (workspaceFile) => writePool(workspaceFile, content) }
}

async function writePool(workspaceFile: string, content: PoolContent): Promise<void> {
  const ports = systemPorts(createLog(() => {}))
  const core = openCore({ workspaceFile, appVersion: 'test', checksOutput: true, ports })
  const call = async <Name extends OperationName>(
    name: Name,
    input: InputOf<Name>,
  ): Promise<AnswerOf<Name>> => {
    const reply = await core.dispatch(name, input)
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.failure)}`)
    // The core checked it against the contract.
    return reply.value as AnswerOf<Name>
  }
  const marketplace = async (code: string, defaultModel: 'SPAM' | null): Promise<string> => {
    const fields = { name: '', currency: null, poolTarget: null, reorderAt: null }
    return (await call('marketplaces.create', { code, defaultModel, ...fields })).id
  }
  const ten = await marketplace('MP-00010', 'SPAM')
  const twenty = await marketplace('MP-00020', null)
  for (let n = 1; n <= (content.accounts ?? 0); n += 1) {
    const isOdd = n % 2 === 1
    await call('accounts.create', {
      accountId: id(n),
      marketplaceId: isOdd ? ten : twenty,
      model: isOdd ? 'SPAM' : 'ECAM',
    })
  }
  const customerIds: string[] = []
  for (const companyName of content.customers ?? []) {
    const identifier = companyName.toLowerCase().replaceAll(' ', '-')
    const { id: customerId } = await call('customers.create', {
      identifier,
      companyName,
      kind: 'distributor',
      parentId: null,
      users: [],
    })
    customerIds.push(customerId)
  }
  for (const state of content.orders ?? []) {
    const order = await call('orders.start', { customerId: customerIds[0] ?? '', marketplaceId: ten })
    if (state === 'completed') await call('orders.complete', { id: order.id, rev: order.rev })
  }
  for (const { members, ...payer } of content.payers ?? []) {
    const { id: payerId } = await call(
      'payers.create',
      newPayer({ ...payer, accountId: AccountId.parse(payer.accountId) }),
    )
    for (const n of members) {
      const member = { accountId: id(n), name: `Workload ${n}`, email: `aws+${n}@example.com`, path: null }
      await call('members.create', { ...member, payerId, awsState: 'ACTIVE', joinedMethod: 'CREATED' })
    }
  }
  if (content.hasOtherProvider === true) {
    const { provider } = await call('session.get', {})
    const other = await call('providers.create', { name: 'Orbit Cloud', emailDomains: [], tier: 'reseller' })
    await call('session.useProvider', { providerId: other.id })
    const marketplaceId = await marketplace('MP-00900', null)
    await call('accounts.create', {
      accountId: '900000000001',
      marketplaceId,
      model: 'ECAM',
    })
    await call('session.useProvider', { providerId: provider.id })
  }
  await core.close()
  writeDirectly(workspaceFile, content)
}

/** What no operation of today can write: statuses of orders, and hundreds of thousands of accounts within a second. */
function writeDirectly(workspaceFile: string, { manyMore = 0, states = {} }: PoolContent): void {
  const file = new Database(workspaceFile)
  const setState = file.prepare('UPDATE account SET state = ? WHERE account_id = ?')
  for (const [accountId, state] of Object.entries(states)) setState.run(state, Number(accountId))
  file
    .prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 WHERE :count > 0 UNION ALL SELECT i + 1 FROM n WHERE i < :count)
       INSERT INTO account (account_id, state, marketplace, model, change)
       SELECT 100000000000 + i, 1, (SELECT min(key) FROM marketplace), 1, (SELECT max(key) FROM change_set) FROM n`,
    )
    .run({ count: manyMore })
  file.exec('DELETE FROM tally')
  file.exec('INSERT INTO tally SELECT marketplace, model, state, count(*) FROM account GROUP BY 1, 2, 3')
  file.close()
}
