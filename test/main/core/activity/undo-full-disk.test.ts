import { expect, test } from 'vitest'
import { undoChange } from '../../../../src/main/core/activity/undo-change.ts'
import { changeAccounts } from '../../../../src/main/core/pool/change-accounts.ts'
import { storeVersion } from '../../../../src/main/core/store/change.ts'
import { poolContent } from '../../../support/pool-content.ts'
import { seedImport } from '../../../support/seed-accounts.ts'
import { openTaskBench, refusalOf, type TaskBench } from '../../../support/task-bench.ts'

const MANY = 60_000

async function makeAllEcam(bench: TaskBench): Promise<string> {
  const outcome = await changeAccounts(
    {
      selection: { kind: 'matching', filter: {}, except: [] },
      change: { kind: 'edit', model: 'ECAM' },
      version: storeVersion(bench.store),
    },
    bench.context,
  )
  return outcome.changeId ?? ''
}

function countSpam(bench: TaskBench): number {
  const { countersAgree, accounts } = poolContent(bench.workspaceFile)
  expect(countersAgree).toBe(true)
  return accounts.filter((account) => (account as { model: number }).model === 1).length
}

test('an undo that meets a full disk says that its first parts stay, and goes on when there is room', async () => {
  const bench = openTaskBench()
  seedImport(bench.store, MANY)
  const changeId = await makeAllEcam(bench)
  const { connection } = bench.store
  const allowPages = (most: number): void => void connection.pragma(`max_page_count = ${most}`)
  // Asked between the parts: after the first one the file may not grow any more.
  bench.cancelsWhen = () => {
    allowPages(1)
    return false
  }
  const failure = await refusalOf(undoChange({ changeId }, bench.context))
  expect(failure).toEqual({ code: 'disk-full', file: 'workspace.sqlite', isPartDone: true })
  const stays = countSpam(bench)
  expect(stays).toBeGreaterThan(0)
  expect(stays).toBeLessThan(MANY)

  bench.cancelsWhen = () => false
  allowPages(1_073_741_823)
  expect(await undoChange({ changeId }, bench.context)).toMatchObject({ reversed: MANY, keptCount: 0 })
  expect(countSpam(bench)).toBe(MANY)
})

test('an undo that finds no room from the start says nothing of parts', async () => {
  const bench = openTaskBench()
  seedImport(bench.store, MANY)
  const changeId = await makeAllEcam(bench)
  bench.store.connection.pragma('max_page_count = 1')
  await expect(undoChange({ changeId }, bench.context)).rejects.toMatchObject({ code: 'SQLITE_FULL' })
  expect(countSpam(bench)).toBe(0)
})
