import { describe, expect, it } from 'vitest'
import type { AccountId } from '../../../../src/shared/domain/account-id.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { besideCore } from '../../../support/seed-accounts.ts'
import { addMembers, changeMembers, membersOf } from '../../../support/organization.ts'
import { PAYER_ID } from '../../../support/new-payer.ts'
import { MEMBER, openRoleDesk, ROLE_ARN } from './role-desk.ts'

const OTHER = '210987654322' as AccountId

describe('a role connection', () => {
  it('CS-12 CS-13 starts without one: preparing makes an external ID that nobody chose', async () => {
    const desk = await openRoleDesk()
    expect(await desk.role()).toMatchObject({
      accountId: MEMBER,
      name: 'Acme production',
      partition: 'aws',
      trustedAccountId: PAYER_ID,
      customer: { companyName: 'Acme' },
      connection: null,
    })
    const { connection } = await desk.call('roles.prepare', { accountId: MEMBER })
    expect(connection).toMatchObject({ state: 'none', roleArn: null, rev: 1 })
    expect(connection?.externalId).toMatch(/^[A-Z2-7]{32}$/)
    expect((await desk.call('roles.prepare', { accountId: MEMBER })).connection).toEqual(connection)
    const [event] = await desk.events()
    expect(event).toMatchObject({ type: 'ROLE_PREPARED', subject: MEMBER })
  })

  it('CS-14 A-03 A-27 is entered with ARN, alias and note, and counts as onboarded', async () => {
    const desk = await openRoleDesk()
    const { changeId } = await desk.onboard({ alias: ' acme-prod ', note: '' })
    expect(await desk.connection()).toMatchObject({
      state: 'entered',
      roleArn: ROLE_ARN,
      alias: 'acme-prod',
      note: null,
      verifiedAt: null,
    })
    expect((await desk.events())[0]).toMatchObject({ type: 'ROLE_ENTERED', subject: MEMBER })
    expect((await membersOf(desk, { isOnboarded: true })).map(({ accountId }) => accountId)).toEqual([MEMBER])
    await desk.undo(changeId)
    expect(await desk.connection()).toMatchObject({ state: 'none', roleArn: null })
  })

  it.each([
    ['of another account', `arn:aws:iam::${OTHER}:role/Reader`, `not in ${MEMBER}`],
    ['of another partition', `arn:aws-cn:iam::${MEMBER}:role/Reader`, 'AWS China'],
    ['that is a user', `arn:aws:iam::${MEMBER}:user/jo`, 'IAM user'],
  ])('invariant 15 refuses an ARN %s, and writes nothing', async (_what, roleArn, part) => {
    const desk = await openRoleDesk()
    expect(await failureOf(desk.onboard({ roleArn }))).toMatchObject({
      code: 'invalid-input',
      problems: [{ path: ['roleArn'], message: expect.stringContaining(part) as unknown }],
    })
    expect(await desk.connection()).toMatchObject({ state: 'none', roleArn: null, rev: 1 })
  })

  it('invariant 15 takes the partition of the payer', async () => {
    const desk = await openRoleDesk({ payer: { partition: 'aws-us-gov' } })
    const roleArn = `arn:aws-us-gov:iam::${MEMBER}:role/Reader`
    await desk.onboard({ roleArn })
    expect(await desk.connection()).toMatchObject({ state: 'entered', roleArn })
  })

  it('CS-15 edited to another ARN is entered anew; another note changes nothing that was verified', async () => {
    const desk = await openRoleDesk()
    await desk.onboard()
    await desk.call('roles.verifyOffline', { ...(await desk.existing()), note: 'by Jo', identity: null })
    const same = { roleArn: ROLE_ARN, alias: 'prod', note: 'hello' }
    await desk.call('roles.edit', { ...(await desk.existing()), ...same })
    expect(await desk.connection()).toMatchObject({
      state: 'verified',
      alias: 'prod',
      verifiedBy: 'Administrator',
    })
    const roleArn = `arn:aws:iam::${MEMBER}:role/team/Other`
    await desk.call('roles.edit', { ...(await desk.existing()), ...same, roleArn })
    expect(await desk.connection()).toMatchObject({
      state: 'entered',
      roleArn,
      evidence: null,
      verifiedAt: null,
      verifiedBy: null,
    })
  })

  it('CS-16 A-04 invariant 8 removed leaves the customer, and comes back with Undo', async () => {
    const desk = await openRoleDesk()
    await desk.onboard()
    const { changeId } = await desk.call('roles.remove', await desk.existing())
    expect(await desk.connection()).toMatchObject({ state: 'removed', roleArn: null })
    expect(await desk.member()).toEqual({ role: 'removed', customer: 'Acme' })
    expect((await desk.events())[0]).toMatchObject({ type: 'ROLE_REMOVED', subject: MEMBER })
    await desk.undo(changeId)
    expect(await desk.connection()).toMatchObject({ state: 'entered', roleArn: ROLE_ARN })
  })

  it('A-04 invariant 8 stays when the account is removed from its customer', async () => {
    const desk = await openRoleDesk()
    await desk.onboard()
    await changeMembers(desk, { kind: 'these', accountIds: [MEMBER] }, { kind: 'unlink', reason: null })
    expect(await desk.member()).toEqual({ role: 'entered', customer: null })
  })

  it('invariant 16 gets a new external ID when it is rotated or onboarded again, and no ID ever comes back', async () => {
    const desk = await openRoleDesk()
    await addMembers(desk, desk.payer, [OTHER])
    await desk.onboard()
    const first = (await desk.connection()).externalId
    await desk.call('roles.verifyOffline', { ...(await desk.existing()), note: 'by Jo', identity: null })
    const { externalId: second } = await desk.call('roles.rotate', await desk.existing())
    expect(await desk.connection()).toMatchObject({ state: 'entered', externalId: second, verifiedAt: null })
    const [rotated] = await desk.events()
    expect(rotated).toMatchObject({ type: 'EXTERNAL_ID_ROTATED', change: { undo: 'not-undoable' } })
    await desk.call('roles.remove', await desk.existing())
    await desk.onboard()
    const third = (await desk.connection()).externalId
    await desk.call('roles.prepare', { accountId: OTHER })
    const other = (await desk.call('roles.get', { accountId: OTHER })).connection?.externalId ?? ''
    const all = [first, second, third, other]
    expect(new Set(all).size).toBe(4)
    besideCore(desk.workspaceFile, ({ connection }) => {
      const used = connection.prepare('SELECT external_id FROM used_external_id').pluck().all()
      expect(new Set(used)).toEqual(new Set(all))
      const again = connection.prepare('INSERT INTO used_external_id VALUES (?, 1)')
      expect(() => again.run(first)).toThrow('UNIQUE')
    })
  })

  it('is refused as it is not any more when somebody changed it meanwhile', async () => {
    const desk = await openRoleDesk()
    await desk.onboard()
    const old = await desk.existing()
    await desk.call('roles.rotate', old)
    expect(await failureOf(desk.call('roles.remove', old))).toMatchObject({ code: 'conflict' })
  })

  it('belongs to its provider', async () => {
    const desk = await openRoleDesk()
    await desk.onboard()
    const existing = await desk.existing()
    const other = await desk.call('providers.create', { name: 'B', emailDomains: [], tier: 'reseller' })
    await desk.call('session.useProvider', { providerId: other.id })
    const why = `${MEMBER} belongs to another provider. Switch to that provider first.`
    expect([await failureOf(desk.role()), await failureOf(desk.call('roles.remove', existing))]).toEqual([
      { code: 'not-allowed', why },
      { code: 'not-allowed', why },
    ])
  })

  it('CS-01 is not changed by whoever may only read', async () => {
    const desk = await openRoleDesk()
    await desk.workAs({ name: 'Sal', role: 'sales_readonly' })
    expect(await failureOf(desk.call('roles.prepare', { accountId: MEMBER }))).toMatchObject({
      code: 'capability-missing',
    })
  })

  it('stands in the history of the customer', async () => {
    const desk = await openRoleDesk()
    await desk.onboard()
    const { events } = await desk.call('history.customer', {
      customerId: desk.acme.id,
      filter: {},
      first: 0,
      count: 5,
    })
    expect(events[0]).toMatchObject({ type: 'ROLE_ENTERED' })
  })
})

describe('verifying a role by evidence', () => {
  const session = `arn:aws:sts::${MEMBER}:assumed-role/QuartermasterRole/jo`
  const output = (arn: string): string => JSON.stringify({ UserId: 'AROA:jo', Account: MEMBER, Arn: arn })

  it('ION-16 takes a note and what get-caller-identity said in the assumed role', async () => {
    const desk = await openRoleDesk()
    await desk.onboard()
    const evidence = { note: 'Tried by Jo on the jump host', identity: output(session) }
    await desk.call('roles.verifyOffline', { ...(await desk.existing()), ...evidence })
    expect(await desk.connection()).toMatchObject({
      state: 'verified',
      evidence: `Tried by Jo on the jump host\n${session}`,
      evidenceKind: 'offline',
      isOpen: null,
      verifiedBy: 'Administrator',
    })
    const [event] = await desk.events()
    expect(event).toMatchObject({ type: 'ROLE_VERIFIED', change: { undo: 'not-undoable' } })
  })

  it.each([
    ['another account', `arn:aws:sts::${OTHER}:assumed-role/QuartermasterRole/jo`, `in account ${OTHER}`],
    ['another role', `arn:aws:sts::${MEMBER}:assumed-role/Admin/jo`, 'of the role Admin'],
    ['another partition', `arn:aws-cn:sts::${MEMBER}:assumed-role/QuartermasterRole/jo`, 'partition aws-cn'],
    ['a user', `arn:aws:iam::${MEMBER}:user/jo`, 'not a session of the role'],
  ])('ION-16 refuses the identity of %s', async (_what, arn, part) => {
    const desk = await openRoleDesk()
    await desk.onboard()
    const evidence = { note: 'by Jo', identity: output(arn) }
    expect(
      await failureOf(desk.call('roles.verifyOffline', { ...(await desk.existing()), ...evidence })),
    ).toMatchObject({
      problems: [{ path: ['identity'], message: expect.stringContaining(part) as unknown }],
    })
    expect(await desk.connection()).toMatchObject({ state: 'entered' })
  })

  it('ION-16 refuses evidence without a note, and of an account whose role nobody knows', async () => {
    const desk = await openRoleDesk()
    await desk.call('roles.prepare', { accountId: MEMBER })
    const wanted = await desk.existing()
    expect(
      await failureOf(desk.call('roles.verifyOffline', { ...wanted, note: ' ', identity: null })),
    ).toMatchObject({ code: 'invalid-input' })
    expect(
      await failureOf(desk.call('roles.verifyOffline', { ...wanted, note: 'by Jo', identity: null })),
    ).toMatchObject({ code: 'not-allowed' })
  })
})

describe('an identity that is brought as evidence', () => {
  const bring = async (desk: Awaited<ReturnType<typeof openRoleDesk>>, Arn: string) => {
    const text = JSON.stringify({ UserId: 'AROAEXAMPLE:jo', Account: MEMBER, Arn })
    const sources = [{ kind: 'text' as const, name: 'identity.json', text }]
    const { evidenceId } = await desk.run('evidence.open', { sources })
    return desk.run('evidence.apply', { evidenceId, pieces: [{ index: 0, payerId: null }] })
  }

  it('ION-16 verifies the role that it was got with', async () => {
    const desk = await openRoleDesk()
    await desk.onboard()
    const { applied } = await bring(desk, `arn:aws:sts::${MEMBER}:assumed-role/QuartermasterRole/jo`)
    expect(applied).toMatchObject([{ label: `Verified the role of ${MEMBER} with identity.json` }])
    expect(await desk.connection()).toMatchObject({ state: 'verified' })
  })

  it('ION-16 of another role says why it proves nothing, and changes nothing', async () => {
    const desk = await openRoleDesk()
    await desk.onboard()
    const before = await desk.connection()
    const brought = bring(desk, `arn:aws:sts::${MEMBER}:assumed-role/Admin/jo`)
    expect(await failureOf(brought)).toMatchObject({ code: 'not-allowed' })
    expect(await desk.connection()).toEqual(before)
  })
})

describe('a role kit', () => {
  it('ION-15 trusts the management account, or the account of the settings', async () => {
    const desk = await openRoleDesk()
    await desk.call('roles.prepare', { accountId: MEMBER })
    const trust = async (): Promise<string> =>
      (await desk.call('roles.kit', { accountId: MEMBER })).files[1]?.text ?? ''
    expect(await trust()).toContain(`arn:aws:iam::${PAYER_ID}:root`)
    const trustedAccountId = '300000000003' as AccountId
    const { settings } = await desk.call('session.get', {})
    await desk.setSettings({ roleKit: { ...settings.roleKit, trustedAccountId } })
    expect(await trust()).toContain(`arn:aws:iam::${trustedAccountId}:root`)
    expect(await trust()).toContain((await desk.connection()).externalId)
  })

  it('ION-15 says what is missing when a customer’s own management account tells nothing of ours', async () => {
    const desk = await openRoleDesk({ payer: { isMsp: false } })
    await desk.call('roles.prepare', { accountId: MEMBER })
    expect((await desk.role()).trustedAccountId).toBeNull()
    expect(await failureOf(desk.call('roles.kit', { accountId: MEMBER }))).toMatchObject({
      code: 'not-allowed',
      why: expect.stringContaining('under Settings') as unknown,
    })
  })

  it('ION-15 sends its letter to nobody: it waits in the outbox for the customer’s people', async () => {
    const desk = await openRoleDesk()
    await desk.call('roles.prepare', { accountId: MEMBER })
    expect(await failureOf(desk.call('roles.draftLetter', { accountId: MEMBER }))).toMatchObject({
      why: expect.stringContaining('no user to write to') as unknown,
    })
    await desk.activeUser(desk.acme, 'Anna')
    const drafted = await desk.call('roles.draftLetter', { accountId: MEMBER })
    expect(drafted.recipients).toEqual(['anna@example.com'])
    const letter = desk.mails().at(-1)
    expect(letter).toMatchObject({ purpose: 'role' })
    expect(letter?.body).toContain((await desk.connection()).externalId)
  })
})
