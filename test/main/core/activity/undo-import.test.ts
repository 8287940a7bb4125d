import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { JobId } from '../../../../src/shared/contract/jobs.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openTestCore, testFolder, type TestCore } from '../../../support/open-test-core.ts'
import { poolContent, writeBehindTheBack } from '../../../support/pool-content.ts'
import { seedWorkspace } from '../../../support/seed-accounts.ts'

const MANY = 120_000

async function undoState(core: TestCore, changeId: string): Promise<string | undefined> {
  const { events } = await core.call('activity.page', { filter: {}, first: 0, count: 100 })
  return events.find(({ change }) => change?.id === changeId)?.change?.undo
}

async function accountsOf(core: TestCore): Promise<number> {
  return (await core.call('accounts.totals', { filter: {} })).total
}

/** On disk and in memory the same number, and counters that agree with it. */
async function expectConsistent(core: TestCore): Promise<number> {
  const content = poolContent(core.workspaceFile)
  expect(content.countersAgree).toBe(true)
  expect(await accountsOf(core)).toBe(content.accounts.length)
  return content.accounts.length
}

describe('undo of an import', () => {
  it('removes what it added, in parts, with progress; ids are free again and numbers are not', async () => {
    const file = join(testFolder(), 'workspace.sqlite')
    const changeId = seedWorkspace(file, MANY)
    const core = openTestCore({ workspaceFile: file })
    const done: number[] = []
    const outcome = await core.run('activity.undo', { changeId }, (_job, progress) => {
      if (progress !== null) done.push(progress.done)
    })
    expect(outcome).toEqual({
      label: `Imported ${MANY} accounts`,
      reversed: MANY,
      keptCount: 0,
      kept: [],
      durationMs: expect.any(Number),
    })
    expect([done[0], done.at(-1), done.length > 2]).toEqual([0, MANY, true])
    expect(done).toEqual(done.toSorted((a, b) => a - b))
    expect(await expectConsistent(core)).toBe(0)
    expect((await core.run('workspace.check', {})).findings).toEqual([])
    const { events } = await core.call('activity.page', { filter: {}, first: 0, count: 5 })
    expect(events.map(({ type, label, change }) => [type, label, change?.undo, change?.rows])).toEqual([
      [
        'IMPORT_UNDONE',
        `Finished undo: Imported ${MANY} accounts (120,000 rows taken back)`,
        'not-undoable',
        MANY,
      ],
      ['IMPORT_UNDONE', `Undo: Imported ${MANY} accounts`, 'not-undoable', MANY],
      ['IMPORT_COMMITTED', `Imported ${MANY} accounts`, 'undone', MANY],
    ])
    const marketplaceId = (await core.call('session.get', {})).marketplaces[0]?.id ?? ''
    const accountId = '100000000000' as Parameters<typeof core.call<'accounts.create'>>[1]['accountId']
    await core.call('accounts.create', { accountId, marketplaceId, model: 'SPAM' })
    expect(poolContent(file).accounts).toMatchObject([{ seq: MANY + 1 }])
  })

  it('keeps every row that was changed since, names a thousand of them and counts all', async () => {
    const file = join(testFolder(), 'workspace.sqlite')
    const changeId = seedWorkspace(file, 30_000)
    writeBehindTheBack(file, `UPDATE account SET note = 'x', rev = 2 WHERE seq % 10 = 0`)
    const core = openTestCore({ workspaceFile: file })
    const preview = await core.call('activity.previewUndo', { changeId })
    const outcome = await core.run('activity.undo', { changeId })
    expect([preview.reversed, preview.keptCount, preview.kept.length]).toEqual([27_000, 3000, 1000])
    expect([outcome.reversed, outcome.keptCount, outcome.kept]).toEqual([27_000, 3000, preview.kept])
    expect(outcome.kept[0]).toEqual({ subject: '100000000009', why: 'It was changed since.' })
    expect(await expectConsistent(core)).toBe(3000)
    const { rows, total } = await core.call('activity.rows', { changeId, first: 2999, count: 5 })
    expect([rows.length, total]).toEqual([1, 3000])
  })

  it('that is cancelled stays where it is, consistent, and goes on when asked again', async () => {
    const file = join(testFolder(), 'workspace.sqlite')
    const changeId = seedWorkspace(file, MANY)
    const core = openTestCore({ workspaceFile: file })
    let jobId: JobId | null = null
    const running = core.run('activity.undo', { changeId }, (job, progress) => {
      if (jobId !== null || progress === null || progress.done === 0) return
      jobId = job.jobId
      void core.call('jobs.cancel', { jobId })
    })
    expect(await failureOf(running)).toEqual({ code: 'cancelled' })
    const left = await expectConsistent(core)
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThan(MANY)
    expect(await undoState(core, changeId)).toBe('interrupted')
    expect(await core.call('activity.previewUndo', { changeId })).toMatchObject({
      reversed: left,
      refused: null,
    })
    expect(await core.run('activity.undo', { changeId })).toMatchObject({ reversed: MANY, keptCount: 0 })
    expect(await expectConsistent(core)).toBe(0)
    expect(await undoState(core, changeId)).toBe('undone')
  })

  it('that is killed leaves a whole file with exact counts, and goes on after the next start', async () => {
    const file = join(testFolder(), 'workspace.sqlite')
    const changeId = seedWorkspace(file, MANY)
    const script = fileURLToPath(new URL('../../../support/undo-in-process.ts', import.meta.url))
    const child = spawn(process.execPath, [script, file, changeId], { stdio: ['ignore', 'pipe', 'inherit'] })
    const exited = once(child, 'exit')
    for await (const line of createInterface({ input: child.stdout })) {
      if (Number(line) > 0) break
    }
    child.kill('SIGKILL')
    await exited
    const core = openTestCore({ workspaceFile: file })
    expect((await core.run('workspace.check', {})).findings).toEqual([])
    expect(await expectConsistent(core)).toBeLessThan(MANY)
    expect(await undoState(core, changeId)).toBe('interrupted')
    await core.run('activity.undo', { changeId })
    expect([await expectConsistent(core), await undoState(core, changeId)]).toEqual([0, 'undone'])
  })

  it('lets commands through while it runs', async () => {
    const file = join(testFolder(), 'workspace.sqlite')
    const changeId = seedWorkspace(file, MANY)
    const core = openTestCore({ workspaceFile: file })
    let saved = 0
    const undo = core.run('activity.undo', { changeId }, (_job, progress) => {
      if (progress === null || progress.done === 0) return
      void core
        .call('views.save', { screen: 'pool', name: 'While it ran', state: {} })
        .then(() => (saved += 1))
    })
    await undo
    expect(saved).toBeGreaterThan(0)
  })
})
