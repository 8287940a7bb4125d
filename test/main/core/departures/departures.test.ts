import { describe, expect, it } from 'vitest'
import type { DepartureDetails } from '../../../../src/shared/contract/departures.ts'
import type { AccountId } from '../../../../src/shared/domain/account-id.ts'
import { ACCOUNT_REFUSALS } from '../../../../src/shared/domain/aws-refusals-accounts.ts'
import type { DepartureKind } from '../../../../src/shared/domain/departure.ts'
import { addAccount } from '../../../support/aws-double.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openRequestsBench, type RequestsBench } from '../../../support/requests-bench.ts'

const ACCOUNT = '210987654321' as AccountId

interface Bench extends Omit<RequestsBench, 'start'> {
  details(id: string): Promise<DepartureDetails>
  /** A departure whose open steps are all ticked. */
  ready(kind: DepartureKind): Promise<DepartureDetails>
  start(departure: DepartureDetails): Promise<string>
}

async function openBench(): Promise<Bench> {
  const bench = await openRequestsBench()
  addAccount(bench.aws.organization, { Id: ACCOUNT })
  await bench.call('members.create', {
    payerId: bench.payer.id,
    accountId: ACCOUNT,
    name: 'Leaving',
    email: null,
    awsState: 'ACTIVE',
    joinedMethod: null,
    path: null,
  })
  const details: Bench['details'] = (id) => bench.call('departures.get', { id })
  return {
    ...bench,
    details,
    ready: async (kind) => {
      const { id } = await bench.call('departures.plan', { accountId: ACCOUNT, kind })
      for (const { step } of (await details(id)).steps.filter(({ state }) => state === 'open')) {
        const { departure } = await details(id)
        await bench.call('departures.tick', { id, rev: departure.rev, step, isDone: true, note: null })
      }
      return details(id)
    },
    start: async ({ departure: { id, rev } }) =>
      (await bench.call('departures.start', { id, rev, typed: ACCOUNT })).actionId,
  }
}

describe('accounts that leave an organization', () => {
  it('is closed only when every step is ticked and the account id is typed; who and when are kept', async () => {
    const bench = await openBench()
    const { id, rev } = await bench.call('departures.plan', { accountId: ACCOUNT, kind: 'close' })
    const early = await failureOf(bench.call('departures.start', { id, rev, typed: ACCOUNT }))
    expect(early).toMatchObject({ code: 'not-allowed', why: expect.stringContaining('Its data is saved') })
    await bench.call('departures.tick', { id, rev, step: 'data_saved', isDone: true, note: 'Copied to S3' })
    const ticked = (await bench.details(id)).steps.find(({ step }) => step === 'data_saved')
    expect(ticked).toMatchObject({ state: 'met', tick: { by: 'Administrator', note: 'Copied to S3' } })
    const known = bench.call('departures.tick', {
      id,
      rev: rev + 1,
      step: 'no_customer',
      isDone: true,
      note: null,
    })
    expect(await failureOf(known)).toMatchObject({ code: 'not-allowed' })
    await bench.call('departures.cancel', { id, rev: rev + 1, reason: 'Not yet' })
    const ready = await bench.ready('close')
    expect(ready.missing).toEqual([])
    const { departure } = ready
    const wrong = { id: departure.id, rev: departure.rev, typed: '111122223333' }
    expect(await failureOf(bench.call('departures.start', wrong))).toMatchObject({
      code: 'invalid-input',
      problems: [{ path: ['typed'], message: `Type ${ACCOUNT} to confirm.` }],
    })
    const actionId = await bench.start(ready)
    expect(bench.aws.requests.some(({ operation }) => operation === 'CloseAccount')).toBe(false)
    expect(await bench.make(actionId)).toMatchObject({ done: 1 })
    expect((await bench.details(departure.id)).departure.state).toBe('finished')
    expect((await bench.call('members.get', { accountId: ACCOUNT })).member.awsState).toBe('PENDING_CLOSURE')
    expect((await bench.details(departure.id)).quota).toEqual({ most: 250, used: 1, closing: 0 })
  })

  it('is removed live, and is no member any more', async () => {
    const bench = await openBench()
    const actionId = await bench.start(await bench.ready('remove'))
    expect(await bench.make(actionId)).toMatchObject({ done: 1 })
    expect(bench.aws.organization.accounts.map(({ Id }) => Id)).not.toContain(ACCOUNT)
    expect(await failureOf(bench.call('members.get', { accountId: ACCOUNT }))).toMatchObject({
      code: 'not-found',
    })
  })

  it.each([
    ['remove', 'ConstraintViolationException', 'WAIT_PERIOD_ACTIVE'],
    ['remove', 'ConstraintViolationException', 'CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG'],
    ['remove', 'ConstraintViolationException', 'MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED'],
    ['close', 'ConstraintViolationException', 'CLOSE_ACCOUNT_QUOTA_EXCEEDED'],
    ['close', 'AccountAlreadyClosedException', 'AccountAlreadyClosedException'],
  ] as const)(
    '%s refused with %s %s can be asked for again, and says what to do',
    async (kind, name, reason) => {
      const bench = await openBench()
      const operation = kind === 'close' ? 'CloseAccount' : 'RemoveAccountFromOrganization'
      bench.aws.fault({ kind: 'error', name, reason, operation })
      const ready = await bench.ready(kind)
      expect(await bench.make(await bench.start(ready))).toMatchObject({ failed: 1 })
      expect((await bench.details(ready.departure.id)).departure).toMatchObject({
        state: 'planned',
        failureReason: reason,
        failureWords: ACCOUNT_REFUSALS[reason],
      })
    },
  )

  it.each(['close', 'remove'] as const)(
    '%s: a lost answer is looked up, and nothing is asked twice',
    async (kind) => {
      const bench = await openBench()
      const operation = kind === 'close' ? 'CloseAccount' : 'RemoveAccountFromOrganization'
      bench.aws.fault({ kind: 'lost', operation, times: 1 })
      const ready = await bench.ready(kind)
      const actionId = await bench.start(ready)
      expect(await bench.make(actionId)).toMatchObject({ unsure: 1 })
      const settled = await bench.run('aws.settleActions', { actionIds: [actionId], profile: 'payer' })
      expect(settled).toMatchObject({ done: 1 })
      expect(bench.aws.requests.filter((request) => request.operation === operation)).toHaveLength(1)
      expect((await bench.details(ready.departure.id)).departure.state).toBe('finished')
    },
  )

  it('is blocked while a customer has it, and for the management account itself', async () => {
    const bench = await openBench()
    const change = { kind: 'link', customerId: bench.acme.id } as const
    const selection = { kind: 'these' as const, accountIds: [ACCOUNT] }
    const { version } = await bench.call('members.previewChange', { selection, change })
    await bench.run('members.change', { selection, change, version })
    const { id } = await bench.call('departures.plan', { accountId: ACCOUNT, kind: 'remove' })
    expect((await bench.details(id)).missing[0]).toBe(
      'It is linked to Acme. Remove it from the customer first.',
    )
    const own = await bench.call('departures.plan', { accountId: bench.payer.accountId, kind: 'close' })
    expect((await bench.details(own.id)).missing[0]).toMatch(/^The management account/)
  })

  it('without network: the command, and what came of it by hand; only an admin may', async () => {
    const bench = await openBench()
    const { departure, commands } = await bench.ready('close')
    expect(commands[0]).toBe(`aws organizations close-account --account-id ${ACCOUNT}`)
    const { id, rev } = departure
    await bench.call('departures.markEnded', {
      id,
      rev,
      failureReason: null,
      evidence: 'Seen in the console',
    })
    expect((await bench.details(id)).departure.state).toBe('finished')
    await bench.workAs({ name: 'Olga', role: 'operator' })
    const plan = bench.call('departures.plan', { accountId: ACCOUNT, kind: 'remove' })
    expect(await failureOf(plan)).toMatchObject({ code: 'capability-missing' })
  })
})
