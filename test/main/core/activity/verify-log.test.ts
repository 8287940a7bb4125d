import Database from 'better-sqlite3'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LogVerdict } from '../../../../src/shared/contract/activity.ts'
import { change } from '../../../../src/main/core/store/change.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openTestCore, testFolder, type TestCore } from '../../../support/open-test-core.ts'
import { openTestStore } from '../../../support/seed-accounts.ts'

const ENTRIES = 8

/** A workspace with a log of eight entries, changed behind the application's back. */
function tamperedCore(tamper = ''): TestCore {
  const workspaceFile = join(testFolder(), 'workspace.sqlite')
  const store = openTestStore(workspaceFile)
  const { n } = store.connection.prepare('SELECT count(*) AS n FROM event').get() as { n: number }
  for (let number = n + 1; number <= ENTRIES; number += 1) {
    const intent = { type: 'SETTINGS_CHANGED', subject: '', actor: 'Ana', isUndoable: false }
    change(store, { ...intent, label: `Change ${number}` }, () => {})
  }
  store.connection.close()
  const file = new Database(workspaceFile)
  file.pragma('foreign_keys = OFF')
  file.exec('DROP TRIGGER event_is_append_only_update; DROP TRIGGER event_is_append_only_delete')
  file.exec(tamper)
  file.close()
  return openTestCore({ workspaceFile })
}

async function verdict(tamper: string): Promise<LogVerdict> {
  return tamperedCore(tamper).run('activity.verify', {})
}

/** Numbers the entries after the fourth anew, in two steps, so that no two ever share a number. */
const NUMBER_ANEW = 'UPDATE event SET seq = -seq WHERE seq > 4; UPDATE event SET seq = -seq'

describe('activity.verify', () => {
  it('invariant 21 a log that nobody touched verifies, and its last seal can be written down and found again', async () => {
    const core = tamperedCore()
    const first = await core.run('activity.verify', {})
    expect(first).toEqual({
      entries: ENTRIES,
      lastSeal: expect.stringMatching(/^[0-9a-f]{64}$/),
      lastAt: expect.any(String),
      broken: null,
      unlogged: { count: 0, examples: [] },
      noted: null,
      durationMs: expect.any(Number),
    })
    const written = (first.lastSeal ?? '').toUpperCase().replaceAll(/(.{8})/g, '$1 ')
    expect(await core.run('activity.verify', { notedSeal: written })).toMatchObject({
      noted: { seq: ENTRIES },
    })
    expect(await core.run('activity.verify', { notedSeal: 'another' })).toMatchObject({
      noted: { seq: null },
    })
  })

  it.each<[string, number, string, Partial<NonNullable<LogVerdict['broken']>>]>([
    [
      'an entry was changed',
      3,
      `UPDATE event SET actor = 'Nobody' WHERE seq = 4`,
      { seq: 4, kind: 'changed', what: 'It is not what its seal says.' },
    ],
    [
      'the last entry was changed',
      7,
      `UPDATE event SET label = 'Nothing' WHERE seq = 8`,
      { seq: 8, kind: 'changed', what: 'It is the last entry, and it is not what its seal says.' },
    ],
    [
      'only a seal was changed',
      3,
      `UPDATE event SET seal = zeroblob(32) WHERE seq = 4`,
      { seq: 4, kind: 'resealed', what: 'Its seal was changed. What it tells is as it was written.' },
    ],
    [
      'an entry was deleted',
      3,
      'DELETE FROM event WHERE seq = 4',
      { seq: 5, kind: 'missing', what: 'Entry 4 is missing.' },
    ],
    [
      'the first entries were deleted',
      0,
      'DELETE FROM event WHERE seq < 4',
      { seq: 4, kind: 'missing', what: 'The entries 1 to 3 are missing.' },
    ],
    [
      'entries were deleted and those after them numbered anew',
      2,
      `DELETE FROM event WHERE seq IN (3, 4); ${NUMBER_ANEW} - 2 WHERE seq < 0`,
      { seq: 3, kind: 'missing', what: 'The entries 3 to 4 are missing.' },
    ],
    [
      'an entry was put in between',
      4,
      `${NUMBER_ANEW} + 1 WHERE seq < 0;
       INSERT INTO event SELECT 5, at, 'Nobody', type, subject, label, details, change, customer, seal FROM event WHERE seq = 4`,
      {
        seq: 5,
        kind: 'inserted',
        what: 'It was put in between: the entry after it was written right after the one before it.',
      },
    ],
    [
      'an entry was added at the end',
      8,
      `INSERT INTO event SELECT 9, at, 'Nobody', type, subject, label, details, change, customer, seal FROM event WHERE seq = 8`,
      { seq: 9, kind: 'changed' },
    ],
    [
      'two entries changed places',
      3,
      'UPDATE event SET seq = -4 WHERE seq = 4; UPDATE event SET seq = 4 WHERE seq = 5; UPDATE event SET seq = 5 WHERE seq = -4',
      { seq: 4, kind: 'reordered', what: 'It and entry 5 changed places.' },
    ],
  ])('invariant 21 names the first broken entry when %s', async (_what, entries, tamper, broken) => {
    const found = await verdict(tamper)
    expect(found).toMatchObject({ entries, broken })
    expect(found.broken?.meaning).not.toBe('')
  })

  it('invariant 21 the last entries cannot be taken away unseen: a change without an entry is named', async () => {
    const found = await verdict('DELETE FROM event WHERE seq >= 7')
    expect(found).toMatchObject({
      entries: 6,
      broken: null,
      unlogged: {
        count: 2,
        examples: [
          { label: 'Change 7', actor: 'Ana' },
          { label: 'Change 8', actor: 'Ana' },
        ],
      },
    })
  })

  it('invariant 21 a seal written down earlier finds the end of a log that lost its last entries and their changes', async () => {
    const whole = tamperedCore()
    const { lastSeal } = await whole.run('activity.verify', {})
    await whole.close()
    const file = new Database(whole.workspaceFile)
    file.pragma('foreign_keys = OFF')
    file.exec(
      'DELETE FROM event WHERE seq = 8; DELETE FROM change_set WHERE key = (SELECT max(key) FROM change_set)',
    )
    file.close()
    const core = openTestCore({ workspaceFile: whole.workspaceFile })
    expect(await core.run('activity.verify', { notedSeal: lastSeal ?? '' })).toMatchObject({
      entries: 7,
      broken: null,
      unlogged: { count: 0 },
      noted: { seq: null },
    })
  })

  it('is followed and cancelled like any long work', async () => {
    const core = tamperedCore()
    const { jobId } = await core.call('activity.verify', {})
    await core.call('jobs.cancel', { jobId })
    const again = core.run(
      'activity.verify',
      {},
      (job) => void core.call('jobs.cancel', { jobId: job.jobId }),
    )
    expect(await failureOf(again)).toEqual({ code: 'cancelled' })
  })
})
