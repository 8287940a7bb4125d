import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { AccountChange, ChangeOutcome } from '../../../../src/shared/contract/account-changes.ts'
import type {
  AccountFilter,
  AccountRow,
  AccountSelection,
  AccountSort,
} from '../../../../src/shared/contract/accounts.ts'
import type { AccountId } from '../../../../src/shared/domain/account-id.ts'
import type { AccountModel } from '../../../../src/shared/domain/account-model.ts'
import { STATE } from '../../../../src/main/core/pool/account-codes.ts'
import { OperationFailed } from '../../../../src/shared/client.ts'
import type { Failure } from '../../../../src/shared/contract/failure.ts'
import type { Ports } from '../../../../src/main/core/ports.ts'
import { openTestCore, testFolder, type TestCore } from '../../../support/open-test-core.ts'

/** A core with two marketplaces of the active provider. */
export interface PoolCore extends TestCore {
  /** The ids behind `MP-00010` and `MP-00020`. */
  readonly marketplaces: { readonly ten: string; readonly twenty: string }
}

export const ADDED: AccountSort = { by: 'added', direction: 'ascending' }

/** The id number n of the tests: leading zeros and all. */
export function id(n: number): AccountId {
  return String(n).padStart(12, '0') as AccountId
}

/** Opens a core with two marketplaces, `MP-00010` and `MP-00020`. */
export async function openPool(ports: Partial<Ports> = {}): Promise<PoolCore> {
  const core = openTestCore({ workspaceFile: join(testFolder(), 'pool.sqlite'), ports })
  const ten = await addMarketplace(core, 'MP-00010')
  const twenty = await addMarketplace(core, 'MP-00020')
  return { ...core, marketplaces: { ten, twenty } }
}

/** Adds a marketplace to the active provider and returns its id. */
export async function addMarketplace(core: TestCore, code: string): Promise<string> {
  const fields = { name: '', defaultModel: null, currency: null, poolTarget: null, reorderAt: null }
  return (await core.call('marketplaces.create', { code, ...fields })).id
}

/** Adds accounts one by one, in this order. */
export async function addAccounts(
  core: PoolCore,
  ids: readonly AccountId[],
  place: { readonly marketplaceId?: string; readonly model?: AccountModel } = {},
): Promise<void> {
  for (const accountId of ids) {
    await core.call('accounts.create', {
      accountId,
      marketplaceId: place.marketplaceId ?? core.marketplaces.ten,
      model: place.model ?? 'SPAM',
    })
  }
}

/** Every row of a filter, as the grid would get them. */
export async function listed(
  core: TestCore,
  filter: AccountFilter = {},
  sort: AccountSort = ADDED,
): Promise<AccountRow[]> {
  return (await core.call('accounts.page', { filter, sort, first: 0, count: 1000 })).rows
}

/** The ids of a filter in order. */
export async function idsOf(
  core: TestCore,
  filter: AccountFilter = {},
  sort: AccountSort = ADDED,
): Promise<AccountId[]> {
  return (await listed(core, filter, sort)).map(({ accountId }) => accountId)
}

/** The failure that a call ends with; throws when it succeeds. */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  try {
    await call
  } catch (error) {
    if (error instanceof OperationFailed) return error.failure
    throw error
  }
  throw new Error('the call was expected to fail')
}

/**
 * Reopens a workspace in which some accounts have other columns, as later parts of the application (orders, imports)
 * would have left them.
 */
export async function reopenWith(
  core: PoolCore,
  changes: Readonly<Record<AccountId, Readonly<Record<string, string | number>>>>,
  ports: Partial<Ports> = {},
): Promise<PoolCore> {
  await core.close() // reopenWithImported has done so already: closing twice is closing once
  const file = new Database(core.workspaceFile)
  for (const [accountId, columns] of Object.entries(changes)) {
    const set = Object.keys(columns).map((column) => `${column} = ?`)
    file
      .prepare(`UPDATE account SET ${set.join(', ')} WHERE account_id = ?`)
      .run(...Object.values(columns), Number(accountId))
  }
  file.exec('DELETE FROM tally')
  file.exec('INSERT INTO tally SELECT marketplace, model, state, count(*) FROM account GROUP BY 1, 2, 3')
  file.close()
  return {
    ...openTestCore({ workspaceFile: core.workspaceFile, ports }),
    marketplaces: core.marketplaces,
  }
}

/** Reopens a workspace with `count` more accounts, as one import would have stored them; ids grow with the numbers. */
export async function reopenWithImported(core: PoolCore, count: number): Promise<PoolCore> {
  await core.close()
  const file = new Database(core.workspaceFile)
  const first = 1 + (file.prepare('SELECT coalesce(max(seq), 0) FROM account').pluck().get() as number)
  const change = file
    .prepare(
      `INSERT INTO change_set (id, at, actor, kind, label, rows, first_seq, last_seq, undo_state)
       VALUES ('import', '2026-11-01T09:00:00.000Z', 'Administrator', 'ACCOUNT_IMPORTED', 'Imported accounts', ?, ?, ?, 'possible')`,
    )
    .run(count, first, first + count - 1).lastInsertRowid
  file
    .prepare(
      `WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < ?)
       INSERT INTO account (seq, account_id, state, marketplace, model, change, name)
       SELECT ? + n, 300000000000 + n, 1, 1 + n % 2, 1 + n / 2 % 2, ?, 'Workload ' || n FROM number`,
    )
    .run(count, first, change)
  file.close()
  return reopenWith(core, {})
}

/** Runs a bulk change on what the preview of this moment says. */
export async function changeNow(
  core: TestCore,
  selection: AccountSelection,
  change: AccountChange,
): Promise<ChangeOutcome> {
  const { version } = await core.call('accounts.previewChange', { selection, change })
  return core.run('accounts.change', { selection, change, version })
}

/** The stored states by the name of the status they stand for. */
export const STATES = STATE
