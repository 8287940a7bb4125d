import { statSync } from 'node:fs'

import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { AccountSelection } from '../../../../src/shared/contract/accounts.ts'
import { killAt } from '../../../support/kill-at.ts'
import { openTestCore, testFolder } from '../../../support/open-test-core.ts'
import { seedWorkspace } from '../../../support/seed-accounts.ts'
import { seedCustomers } from '../../../support/seed-customers.ts'

const KILL_LINK = new URL('../../../support/kill-link.ts', import.meta.url)

test('invariant 7 a link of many accounts that is killed in the middle leaves none of them linked', async () => {
  const workspaceFile = join(testFolder(), 'workspace.sqlite')
  seedWorkspace(workspaceFile, 300_000)
  const [customerId = ''] = seedCustomers(workspaceFile, { companyName: 'Acme' })
  await killAt(KILL_LINK, [workspaceFile, customerId, '200000'], /^Linked 300,000 accounts to Acme: 200000$/)
  // Pages of the transaction had been written already: it was killed in the middle.
  expect(statSync(`${workspaceFile}-wal`).size).toBeGreaterThan(1 << 20)
  const core = openTestCore({ workspaceFile })
  expect((await core.call('accounts.totals', { filter: { isLinked: true } })).total).toBe(0)
  expect((await core.run('workspace.check', {})).findings).toEqual([])
  const change = { kind: 'link', customerId } as const
  const selection: AccountSelection = { kind: 'matching', filter: {}, except: [] }
  const { version } = await core.call('accounts.previewChange', {
    selection,
    change,
  })
  const outcome = await core.run('accounts.change', { selection, change, version })
  expect(outcome.affected).toBe(300_000)
}, 120_000)
