import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { Refusal } from '../../../../src/main/core/refusal.ts'
import { connect } from '../../../../src/main/core/store/open-database.ts'
import type { Failure } from '../../../../src/shared/contract/failure.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openTestCore, testFolder } from '../../../support/open-test-core.ts'
import { openActionDesk, OTHER_PAYER, PAYER, script, scriptedKind } from './scripted-kind.ts'

vi.mock('../../../../src/main/core/actions/action-kinds.ts', () => ({
  actionKindFor: () => scriptedKind,
  hasActionKind: () => true,
}))

const A = '100000000001'
const B = '100000000002'
const C = '100000000003'
const REFUSED: Failure = {
  code: 'aws-refused',
  action: 'CloseAccount',
  reason: 'AccountAlreadyClosedException',
  why: 'The account is closed already.',
  next: 'List the accounts anew.',
}
const LOST: Failure = { code: 'aws-unreachable', why: 'AWS did not answer in time.' }

/** The ids of a run's outcomes do not matter; what became of each does. */
function outcomesOf(ran: { readonly outcomes: readonly { readonly outcome: string }[] }): string[] {
  return ran.outcomes.map(({ outcome }) => outcome)
}

describe('running actions', () => {
  test('makes each in the order of recording, writes down what AWS answered, and makes none twice', async () => {
    const desk = await openActionDesk()
    const ids = await desk.record([A, B])
    const ran = await desk.run(ids.toReversed())

    expect(ran).toMatchObject({ done: 2, failed: 0, unsure: 0, left: 0, stopped: null })
    expect(script.made).toEqual([A, B])
    expect(await desk.states()).toEqual({ [A]: 'done', [B]: 'done' })
    expect((await desk.events()).slice(-6)).toEqual([
      'AWS_ACTION_STARTED',
      'SCRIPT_DONE',
      'AWS_ACTION_DONE',
      'AWS_ACTION_STARTED',
      'SCRIPT_DONE',
      'AWS_ACTION_DONE',
    ])

    expect(outcomesOf(await desk.run(ids))).toEqual(['left', 'left'])
    expect(script.made).toEqual([A, B])
  })

  test('two runs at once make nothing twice', async () => {
    const desk = await openActionDesk()
    const ids = await desk.record([A, B, C])
    const [first, second] = await Promise.all([desk.run(ids), desk.run(ids)])

    expect(first.done + second.done).toBe(3)
    expect(script.made.toSorted()).toEqual([A, B, C])
  })

  test('a profile of another account is refused before anything is asked', async () => {
    const desk = await openActionDesk()
    const ids = await desk.record([A])

    expect(await failureOf(desk.run(ids, 'stranger'))).toEqual({
      code: 'aws-wrong-account',
      profile: 'stranger',
      wanted: PAYER,
      found: '999988887777',
    })
    expect(script.made).toEqual([])
    expect(await desk.states()).toEqual({ [A]: 'waiting' })
  })

  test('of several management accounts only that of the profile is asked', async () => {
    const desk = await openActionDesk()
    const other = await desk.addPayer(OTHER_PAYER)
    const ids = [...(await desk.record([A])), ...(await desk.record([B], { payer: other }))]
    const ran = await desk.run(ids)

    expect(outcomesOf(ran)).toEqual(['done', 'left'])
    expect(ran.outcomes[1]?.words).toContain(OTHER_PAYER)
    expect(script.made).toEqual([A])
  })

  test('a refusal of AWS is kept in words, and the next is made', async () => {
    const desk = await openActionDesk()
    script.says = [REFUSED]
    const ran = await desk.run(await desk.record([A, B]))

    expect(outcomesOf(ran)).toEqual(['failed', 'done'])
    const { actions } = await desk.core.call('actions.page', {
      filter: { states: ['failed'] },
      first: 0,
      count: 10,
    })
    expect(actions).toMatchObject([
      {
        subject: A,
        failureCode: 'AccountAlreadyClosedException',
        failure: 'The account is closed already. List the accounts anew.',
        whyNot: 'AWS refused it. Retry it to let it wait again.',
      },
    ])
    expect(await desk.events()).toContain('SCRIPT_FAILED')
  })

  test('a limit of the whole organization stops the run', async () => {
    const desk = await openActionDesk()
    script.says = [{ ...REFUSED, reason: 'CLOSE_ACCOUNT_QUOTA_EXCEEDED' }]
    const ran = await desk.run(await desk.record([A, B]))

    expect(outcomesOf(ran)).toEqual(['failed', 'left'])
    expect(ran.stopped).toMatchObject({ reason: 'CLOSE_ACCOUNT_QUOTA_EXCEEDED' })
    expect(script.made).toEqual([A])
  })

  test('a throttled call is waited out and made again', async () => {
    const desk = await openActionDesk()
    script.says = [{ code: 'aws-throttled', action: 'CloseAccount' }]
    const ran = await desk.run(await desk.record([A, B]))

    expect(outcomesOf(ran)).toEqual(['done', 'done'])
    expect(script.made).toEqual([A, A, B])
  })

  test('unreachable before anything was sent: it waits again, and the rest is not tried', async () => {
    const desk = await openActionDesk()
    script.says = ['fine', { ...LOST, isUnsent: true }]
    const ran = await desk.run(await desk.record([A, B, C]))

    expect(outcomesOf(ran)).toEqual(['done', 'waiting', 'left'])
    expect(ran.stopped).toMatchObject({ code: 'aws-unreachable' })
    expect(await desk.states()).toEqual({ [A]: 'done', [B]: 'waiting', [C]: 'waiting' })
  })

  test('an answer that was lost leaves it unsure, and it is not made again by running it', async () => {
    const desk = await openActionDesk()
    script.says = [LOST]
    const ids = await desk.record([A, B])
    expect(outcomesOf(await desk.run(ids))).toEqual(['unsure', 'left'])
    expect(await desk.states()).toEqual({ [A]: 'unsure', [B]: 'waiting' })

    expect(outcomesOf(await desk.run(ids))).toEqual(['left', 'done'])
    expect(script.made).toEqual([A, B])
  })

  test('an answer that cannot be written down leaves it unsure, not running', async () => {
    const desk = await openActionDesk()
    script.brokenAnswers = true
    const ran = await desk.run(await desk.record([A, B]))

    expect(outcomesOf(ran)).toEqual(['unsure', 'left'])
    expect(await desk.states()).toEqual({ [A]: 'unsure', [B]: 'waiting' })
    expect(desk.core.logLines.join('\n')).toContain('not what was expected')
  })

  test('cancelling leaves the rest waiting, and the one under way unsure', async () => {
    const desk = await openActionDesk()
    script.says = [
      'fine',
      async (signal) => {
        const [job] = (await desk.core.call('jobs.list', {})).jobs
        const cancelled = new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Refusal({ code: 'cancelled' })))
        })
        if (job !== undefined) await desk.core.call('jobs.cancel', { jobId: job.jobId })
        return cancelled
      },
    ]
    const ran = await desk.run(await desk.record([A, B, C]))

    expect(outcomesOf(ran)).toEqual(['done', 'unsure', 'left'])
    expect(ran.stopped).toEqual({ code: 'cancelled' })
    expect(await desk.states()).toEqual({ [A]: 'done', [B]: 'unsure', [C]: 'waiting' })
  })

  test('is not made before its day', async () => {
    const desk = await openActionDesk()
    const ran = await desk.run(await desk.record([A], { notBefore: '2999-01-02T00:00:00.000Z' }))

    expect(ran.outcomes).toMatchObject([{ outcome: 'left', words: 'It waits until 2999-01-02.' }])
    expect(script.made).toEqual([])
  })

  test('closing an account needs an admin', async () => {
    const desk = await openActionDesk()
    const ids = await desk.record([A])
    const operator = await desk.core.call('operators.create', {
      name: 'Olga',
      email: 'olga@distributor.example',
      role: 'operator',
      providerId: null,
      isPartner: false,
    })
    await desk.core.call('session.useOperator', { operatorId: operator.id })
    const ran = await desk.run(ids)

    expect(ran.outcomes).toMatchObject([
      { outcome: 'left', words: 'Your role cannot do this. Ask an admin.' },
    ])
  })
})

describe('a run that was killed', () => {
  test('leaves its action unsure; AWS is asked, and it is made again only if AWS did not do it', async () => {
    const desk = await openActionDesk()
    const ids = await desk.record([A])
    const killed = join(testFolder(), 'killed.sqlite')
    script.says = [
      async () => {
        // The workspace as a killed process leaves it: the call is under way, its answer unknown.
        const connection = connect(desk.core.workspaceFile)
        connection.pragma('wal_checkpoint(TRUNCATE)')
        connection.close()
        copyFileSync(desk.core.workspaceFile, killed)
        return {}
      },
    ]
    await desk.run(ids)

    const core = openTestCore({ workspaceFile: killed })
    const page = await core.call('actions.page', { filter: {}, first: 0, count: 10 })
    expect(page.actions).toMatchObject([
      { state: 'unsure', failure: 'Quartermaster ended while AWS was being asked.' },
    ])
    expect(await core.run('aws.runActions', { actionIds: ids, profile: 'payer' })).toMatchObject({ left: 1 })

    script.settled = { kind: 'done', answer: { closed: A } }
    expect(await core.run('aws.settleActions', { actionIds: ids, profile: 'payer' })).toMatchObject({
      done: 1,
    })
    expect(script.made).toEqual([A])
  })
})

describe('asking AWS what became of an action', () => {
  async function unsureDesk() {
    const desk = await openActionDesk()
    script.says = [LOST]
    const ids = await desk.record([A])
    await desk.run(ids)
    return { desk, ids }
  }

  test('not done: it waits, and can be made', async () => {
    const { desk, ids } = await unsureDesk()
    script.settled = { kind: 'not-done' }
    expect(outcomesOf(await desk.settle(ids))).toEqual(['waiting'])
    expect(outcomesOf(await desk.run(ids))).toEqual(['done'])
    expect(script.made).toEqual([A, A])
  })

  test('unknown: it stays unsure, with AWS’s words', async () => {
    const { desk, ids } = await unsureDesk()
    expect((await desk.settle(ids)).outcomes).toMatchObject([
      { outcome: 'unsure', words: 'AWS does not tell.' },
    ])
    expect(await desk.states()).toEqual({ [A]: 'unsure' })
  })
})
