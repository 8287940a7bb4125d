import { describe, expect, it } from 'vitest'
import type { AccountRequest } from '../../../../src/shared/contract/requests.ts'
import { ACCOUNT_REFUSALS } from '../../../../src/shared/domain/aws-refusals-accounts.ts'
import type { AccountId } from '../../../../src/shared/domain/account-id.ts'
import { finishCreation } from '../../../support/aws-double.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { killWhen } from '../../../support/kill-at.ts'
import { openTestCore } from '../../../support/open-test-core.ts'
import { openRequestsBench, type RequestsBench } from '../../../support/requests-bench.ts'
import { openTestStore } from '../../../support/seed-accounts.ts'

const ACCOUNT = '210987654321' as AccountId

describe('requests for new accounts', () => {
  it.each([
    ['nickname', null, 'The account name is missing.'],
    ['nickname', 'Ärger', 'AWS takes plain ASCII letters, digits and signs only.'],
    ['rootEmail', null, 'The new root email is missing.'],
    ['supportPlan', null, 'The support type is missing.'],
  ] as const)('ION-18 is not approved while the %s is %s', async (field, value, why) => {
    const bench = await openRequestsBench()
    const { id, rev, missing } = await bench.draft({ [field]: value })
    expect(missing).toEqual([why])
    await bench.call('requests.submit', { id, rev })
    const failure = await failureOf(bench.call('requests.approve', { id, rev: rev + 1 }))
    expect(failure).toEqual({ code: 'not-allowed', why })
  })

  it('ION-13 a root email is taken by one request only, and by no account that is there', async () => {
    const bench = await openRequestsBench()
    await bench.draft()
    const twice = await failureOf(bench.draft({ nickname: 'Other', rootEmail: 'AWS+dev@northwind.example' }))
    expect(twice).toMatchObject({
      code: 'invalid-input',
      problems: [{ path: ['rootEmail'], message: 'The request for Northwind dev has this email address.' }],
    })
    await bench.call('members.create', {
      payerId: bench.payer.id,
      accountId: ACCOUNT,
      name: 'There',
      email: 'there@northwind.example',
      awsState: 'ACTIVE',
      joinedMethod: null,
      path: null,
    })
    const check = (email: string) => bench.call('requests.checkEmail', { email, model: null, exceptId: null })
    expect((await check('There@northwind.example')).problem).toBe(
      `The member account ${ACCOUNT} has this email address.`,
    )
    expect((await check('new@northwind.example')).problem).toBeNull()
  })

  it('ION-12 keeps where it was asked for, and warns of an email that does not fit the model', async () => {
    const bench = await openRequestsBench()
    const marketplace = await bench.call('marketplaces.create', {
      code: 'MP-0001',
      name: '',
      defaultModel: null,
      currency: null,
      poolTarget: null,
      reorderAt: null,
    })
    const { provider } = await bench.call('session.get', {})
    await bench.call('providers.edit', {
      id: provider.id,
      rev: provider.rev,
      name: provider.name,
      tier: provider.tier,
      emailDomains: ['provider.example'],
    })
    const place = { marketplaceId: marketplace.id, model: 'SPAM' } as const
    const drafted = await bench.draft({ origin: 'portal', place })
    expect(drafted.origin).toBe('portal')
    expect(drafted.warnings).toEqual([
      'SPAM accounts have an email address of the provider (provider.example).',
    ])
  })

  it('ION-18 an operator submits, and only an admin approves', async () => {
    const bench = await openRequestsBench()
    const { id, rev } = await bench.draft()
    await bench.workAs({ name: 'Olga', role: 'operator' })
    await bench.call('requests.submit', { id, rev })
    expect(await failureOf(bench.call('requests.approve', { id, rev: rev + 1 }))).toMatchObject({
      code: 'capability-missing',
    })
  })

  it('changes of a request are taken back until something is asked of AWS', async () => {
    const bench = await openRequestsBench()
    const { id, rev } = await bench.draft()
    const submitted = await bench.call('requests.submit', { id, rev })
    await bench.undo(submitted.changeId)
    const again = await bench.request(id)
    expect(again.state).toBe('draft')
    await bench.call('requests.submit', { id, rev: again.rev })
    const approved = await bench.call('requests.approve', { id, rev: again.rev + 1 })
    await bench.start(await bench.request(id))
    await bench.undo(approved.changeId).catch(() => null)
    expect((await bench.request(id)).state).toBe('approved')
  })

  it('ION-13 is created live: member, pool and customer follow', async () => {
    const bench = await openRequestsBench()
    const marketplace = await bench.call('marketplaces.create', {
      code: 'MP-0001',
      name: '',
      defaultModel: null,
      currency: null,
      poolTarget: null,
      reorderAt: null,
    })
    const request = await bench.approved({
      customerId: bench.acme.id,
      place: { marketplaceId: marketplace.id, model: 'ECAM' },
      tags: { Team: 'dev' },
    })
    const actionId = await bench.start(request)
    const run = bench.make(actionId)
    const creation = await bench.creation()
    finishCreation(bench.aws.organization, creation.Id, { accountId: ACCOUNT })
    expect(await run).toMatchObject({ done: 1, failed: 0 })
    expect(await bench.request(request.id)).toMatchObject({
      state: 'succeeded',
      creationId: creation.Id,
      accountId: ACCOUNT,
      action: { state: 'done' },
    })
    const { member } = await bench.call('members.get', { accountId: ACCOUNT })
    expect(member).toMatchObject({
      joinedMethod: 'CREATED',
      email: 'aws+dev@northwind.example',
      customer: { id: bench.acme.id },
      pool: { marketplaceCode: 'MP-0001' },
      tags: { Team: 'dev' },
    })
    expect(bench.aws.requests.find(({ operation }) => operation === 'CreateAccount')?.input).toEqual({
      AccountName: 'Northwind dev',
      Email: 'aws+dev@northwind.example',
      RoleName: 'OrganizationAccountAccessRole',
      Tags: [{ Key: 'Team', Value: 'dev' }],
    })
    expect((await bench.run('workspace.check', {})).findings).toEqual([])
  })

  it.each(['EMAIL_ALREADY_EXISTS', 'ACCOUNT_LIMIT_EXCEEDED'])(
    'a creation that fails with %s says why and what to do',
    async (failureReason) => {
      const words = ACCOUNT_REFUSALS[failureReason]
      expect(words?.why).toMatch(/\.$/)
      const bench = await openRequestsBench()
      const request = await bench.approved()
      const run = bench.make(await bench.start(request))
      finishCreation(bench.aws.organization, (await bench.creation()).Id, { failureReason })
      const { outcomes } = (await run) as { readonly outcomes: readonly { readonly words: string }[] }
      expect(outcomes[0]?.words).toContain(words?.next)
      expect(await bench.request(request.id)).toMatchObject({
        state: 'failed',
        failureReason,
        failureWords: words,
      })
    },
  )

  it('a call that AWS does not take leaves the request approved, with the reason', async () => {
    const bench = await openRequestsBench()
    bench.aws.fault({ kind: 'error', name: 'FinalizingOrganizationException', operation: 'CreateAccount' })
    const request = await bench.approved()
    expect(await bench.make(await bench.start(request))).toMatchObject({ failed: 1 })
    expect(await bench.request(request.id)).toMatchObject({
      state: 'approved',
      failureReason: 'FinalizingOrganizationException',
      action: { state: 'failed' },
    })
  })

  it('an answer that is lost creates nothing twice: AWS is asked what became of it', async () => {
    const bench = await openRequestsBench()
    bench.aws.fault({ kind: 'lost', operation: 'CreateAccount', times: 1 })
    const request = await bench.approved()
    const actionId = await bench.start(request)
    expect(await bench.make(actionId)).toMatchObject({ unsure: 1 })
    expect(await bench.make(actionId)).toMatchObject({ done: 0, left: 1 })
    expect(
      await failureOf(bench.call('requests.cancel', { id: request.id, rev: request.rev + 1, reason: 'x' })),
    ).toMatchObject({ code: 'not-allowed' })
    const settled = await bench.run('aws.settleActions', { actionIds: [actionId], profile: 'payer' })
    expect(settled).toMatchObject({ done: 1 })
    const [creation, ...others] = bench.aws.organization.creations
    expect(others).toEqual([])
    expect(await bench.request(request.id)).toMatchObject({ state: 'in_progress', creationId: creation?.Id })
    finishCreation(bench.aws.organization, creation?.Id ?? '', { accountId: ACCOUNT })
    const asked = { payerId: bench.payer.id, profile: 'payer' }
    expect(await bench.run('aws.followCreations', asked)).toEqual({ succeeded: 1, failed: 0, inProgress: 0 })
    expect((await bench.request(request.id)).accountId).toBe(ACCOUNT)
  })

  it('killed between the call and its answer, it is created once, and AWS’s list tells what became of it', async () => {
    const bench = await openRequestsBench()
    bench.aws.fault({ kind: 'unanswered', operation: 'CreateAccount', times: 1 })
    const request = await bench.approved()
    const actionId = await bench.start(request)
    await bench.close()
    const program = new URL('../../../support/kill-run.ts', import.meta.url)
    await killWhen(program, [bench.workspaceFile, actionId], () =>
      expect(bench.aws.organization.creations).toHaveLength(1),
    )
    const core = openTestCore({ workspaceFile: bench.workspaceFile })
    const work = { actionIds: [actionId], profile: 'payer' }
    const read = async (): Promise<AccountRequest> =>
      (await core.call('requests.get', { id: request.id })).request
    expect(await read()).toMatchObject({ state: 'approved', action: { state: 'unsure' } })
    expect(await core.run('aws.runActions', work)).toMatchObject({ done: 0, left: 1 })
    const [creation] = bench.aws.organization.creations
    finishCreation(bench.aws.organization, creation?.Id ?? '', { accountId: ACCOUNT })
    expect(await core.run('aws.settleActions', work)).toMatchObject({ done: 1 })
    expect(await core.run('aws.runActions', work)).toMatchObject({ done: 0, left: 1 })
    expect(await read()).toMatchObject({
      state: 'succeeded',
      creationId: creation?.Id,
      accountId: ACCOUNT,
      action: { state: 'done' },
    })
    expect(operations(bench, 'CreateAccount')).toBe(1)
    expect(operations(bench, 'ListCreateAccountStatus')).toBeGreaterThan(0)
    expect((await core.call('members.totals', { filter: {} })).total).toBe(1)
    expect((await core.run('workspace.check', {})).findings).toEqual([])
  })

  it('a call that never left is made again, once', async () => {
    const bench = await openRequestsBench()
    bench.aws.fault({ kind: 'dropped', operation: 'CreateAccount', times: 1 })
    const request = await bench.approved()
    const actionId = await bench.start(request)
    expect(await bench.make(actionId)).toMatchObject({ unsure: 1 })
    const settled = await bench.run('aws.settleActions', { actionIds: [actionId], profile: 'payer' })
    expect(settled).toMatchObject({ done: 0, left: 1 })
    const run = bench.make(actionId)
    finishCreation(bench.aws.organization, (await bench.creation()).Id, { accountId: ACCOUNT })
    expect(await run).toMatchObject({ done: 1 })
    expect(bench.aws.organization.creations).toHaveLength(1)
  })

  it('when AWS cannot be asked how far it is, the creation stays in progress', async () => {
    const bench = await openRequestsBench()
    bench.aws.fault({ kind: 'denied', operation: 'DescribeCreateAccountStatus' })
    const request = await bench.approved()
    expect(await bench.make(await bench.start(request))).toMatchObject({ done: 1 })
    const shown = await bench.call('requests.get', { id: request.id })
    expect(shown.request.state).toBe('in_progress')
    expect(shown.commands).toEqual([
      `aws organizations describe-create-account-status --create-account-request-id ${shown.request.creationId}`,
    ])
  })

  it('five creations at once: the sixth waits until AWS has room', async () => {
    const bench = await openRequestsBench()
    const actions: string[] = []
    for (let number = 1; number <= 6; number += 1) {
      const named = { nickname: `Dev ${number}`, rootEmail: `aws+${number}@northwind.example` }
      actions.push(await bench.start(await bench.approved(named)))
    }
    const store = openTestStore(bench.workspaceFile)
    store.connection.exec(
      `UPDATE account_request SET state = 'in_progress', creation_id = 'car-example000' || key WHERE key < 6`,
    )
    store.connection.close()
    bench.aws.fault({ kind: 'denied', operation: 'DescribeCreateAccountStatus' })
    expect(await bench.make(actions[5] ?? '')).toMatchObject({ done: 0 })
    expect(bench.aws.requests.some(({ operation }) => operation === 'CreateAccount')).toBe(false)
  })

  it('ION-13 is created without network: the command to run, and what came of it by hand', async () => {
    const bench = await openRequestsBench()
    const { id, rev } = await bench.approved({ nickname: "Jo's account", tags: { Team: 'dev' } })
    const { commands } = await bench.call('requests.get', { id })
    expect(commands[0]).toBe(
      `aws organizations create-account --email aws+dev@northwind.example --account-name 'Jo'\\''s account' --role-name OrganizationAccountAccessRole --tags '[{"Key":"Team","Value":"dev"}]'`,
    )
    const creationId = 'car-example00009'
    const evidence = 'Seen in the console'
    await bench.call('requests.markCreated', { id, rev, accountId: ACCOUNT, creationId, evidence })
    expect(await bench.request(id)).toMatchObject({
      state: 'succeeded',
      accountId: ACCOUNT,
      creationId,
      evidence,
    })
    expect((await bench.call('members.get', { accountId: ACCOUNT })).member.payerId).toBe(bench.payer.id)
    expect(bench.aws.requests).toEqual([])
  })

  it('a failure by hand keeps its reason and how it is known', async () => {
    const bench = await openRequestsBench()
    const { id, rev } = await bench.approved()
    await bench.call('requests.markFailed', { id, rev, failureReason: 'INVALID_EMAIL', evidence: 'A mail' })
    expect(await bench.request(id)).toMatchObject({
      state: 'failed',
      failureWords: ACCOUNT_REFUSALS['INVALID_EMAIL'],
    })
  })
})

function operations({ aws }: RequestsBench, name: string): number {
  return aws.requests.filter(({ operation }) => operation === name).length
}
