import { expect } from 'vitest'
import type { InputOf, OutputOf } from '../../src/shared/contract/index.ts'
import type { MemberChange, MemberFilter, MemberSelection } from '../../src/shared/contract/members.ts'
import type { Payer } from '../../src/shared/contract/payers.ts'
import type { AccountId } from '../../src/shared/domain/account-id.ts'
import type { Store } from '../../src/main/core/store/change.ts'
import { change } from '../../src/main/core/store/change.ts'
import { ENTITY } from '../../src/main/core/store/entity.ts'
import { newPayer } from './new-payer.ts'
import { besideCore } from './seed-accounts.ts'
import type { TestCore } from './open-test-core.ts'

/** Adds a management account. */
export function addPayer(core: TestCore, given: Partial<InputOf<'payers.create'>> = {}): Promise<Payer> {
  return core.call('payers.create', newPayer(given))
}

/** Adds members by hand. */
export async function addMembers(core: TestCore, payer: Payer, ids: readonly AccountId[]): Promise<void> {
  for (const accountId of ids) {
    await core.call('members.create', {
      payerId: payer.id,
      accountId,
      name: `Account ${accountId}`,
      email: null,
      awsState: 'ACTIVE',
      joinedMethod: null,
      path: null,
    })
  }
}

/** Every member of a filter, by account id. */
export async function membersOf(
  core: TestCore,
  filter: MemberFilter = {},
): Promise<OutputOf<'members.page'>['rows']> {
  const sort = { by: 'accountId', direction: 'ascending' } as const
  return (await core.call('members.page', { filter, sort, first: 0, count: 1000 })).rows
}

/** Who has which member: account id → company, '' for nobody. */
export async function holders(core: TestCore): Promise<Record<string, string>> {
  return Object.fromEntries(
    (await membersOf(core)).map(({ accountId, customer }) => [accountId, customer?.companyName ?? '']),
  )
}

/** Changes members as the preview of this moment says. */
export async function changeMembers(
  core: TestCore,
  selection: MemberSelection,
  what: MemberChange,
): Promise<OutputOf<'members.change'>> {
  const { version, affected } = await core.call('members.previewChange', { selection, change: what })
  const outcome = await core.run('members.change', { selection, change: what, version })
  expect(outcome.affected).toBe(affected)
  return outcome
}

/** Stores `count` members at once, 200000000000 and up, as a listing that was accepted; beside the core. */
export function seedMembers(workspaceFile: string, payer: Payer, count: number): void {
  besideCore(workspaceFile, (store: Store) =>
    change(
      store,
      {
        type: 'MEMBER_ADDED',
        label: `Added ${count} members`,
        subject: payer.accountId,
        actor: 'Administrator',
        isUndoable: true,
      },
      (tx) => {
        store.connection
          .prepare(
            `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1)
             INSERT INTO member (management_account, account_id, name, email, aws_state)
             SELECT (SELECT key FROM management_account WHERE id = ?), 200000000000 + i, 'Workload ' || i,
               'aws+' || i || '@example.com', 2 FROM n`,
          )
          .run(count, payer.id)
        store.connection
          .prepare(
            `INSERT INTO change_row (change, entity, key, rev_after, before)
             SELECT ?, ?, key, 1, NULL FROM member`,
          )
          .run(tx.key, ENTITY.member)
        tx.describe({ rows: count })
      },
    ),
  )
}

/** What the workspace's own check finds wrong. */
export async function findings(core: TestCore): Promise<readonly string[]> {
  return (await core.run('workspace.check', {})).findings
}
