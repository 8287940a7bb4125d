import { describe, expect, it } from 'vitest'
import type { PayerCapability } from '../../../../src/shared/domain/payer-capability.ts'
import { MANAGEMENT_ACCOUNT } from '../../../support/aws-double.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openInviteDesk, type InviteDesk } from '../../../support/invite-desk.ts'
import { startAwsDouble } from '../../../support/start-aws-double.ts'

const ACCOUNT = '210987654321'
const ALL: readonly PayerCapability[] = ['invite', 'create', 'close', 'role']
const NO = {
  invite: 'You may not invite accounts into Northwind payer. Edit the management account if that changed.',
  create: 'You may not create accounts in Northwind payer. Edit the management account if that changed.',
  close:
    'You may not close or remove accounts of Northwind payer. Edit the management account if that changed.',
  role: 'You may not create roles in members of Northwind payer. Edit the management account if that changed.',
}

async function setCapabilities(desk: InviteDesk, capabilities: readonly PayerCapability[]): Promise<void> {
  const { payers } = await desk.call('payers.list', {})
  const payer = payers.find(({ id }) => id === desk.payer.id)
  if (payer === undefined) throw new Error('the payer is there')
  await desk.call('payers.edit', { ...payer, capabilities: [...capabilities] })
}

const without = (capability: PayerCapability): readonly PayerCapability[] =>
  ALL.filter((each) => each !== capability)

function request(desk: InviteDesk): Promise<{ readonly id: string; readonly rev: number }> {
  return desk.call('requests.draft', {
    payerId: desk.payer.id,
    nickname: 'Northwind dev',
    rootEmail: 'aws+dev@northwind.example',
    supportPlan: 'Basic',
    customerId: null,
    origin: 'console',
    roleName: 'OrganizationAccountAccessRole',
    tags: {},
    place: null,
  })
}

async function addMember(desk: InviteDesk): Promise<void> {
  await desk.call('members.create', {
    payerId: desk.payer.id,
    accountId: ACCOUNT,
    name: 'Dev',
    email: null,
    awsState: 'ACTIVE',
    joinedMethod: 'CREATED',
    path: null,
  })
}

async function revOf(desk: InviteDesk, id: string): Promise<{ readonly id: string; readonly rev: number }> {
  return { id, rev: (await desk.call('requests.get', { id })).request.rev }
}

describe('what may not be done in an organization', () => {
  it('invitations are not drafted, submitted, approved, sent or planned; what others did is still recorded', async () => {
    const desk = await openInviteDesk()
    const no = { code: 'not-allowed', why: NO.invite }
    const drafted = await desk.draft(ACCOUNT)
    const submitted = await desk.draft('310987654321')
    await desk.call('invites.submit', await desk.at(submitted))
    const approved = await desk.approved('410987654321')
    await setCapabilities(desk, without('invite'))
    expect(await failureOf(desk.draft('510987654321'))).toEqual(no)
    expect(await failureOf(desk.call('invites.submit', await desk.at(drafted)))).toEqual(no)
    expect(await failureOf(desk.call('invites.approve', await desk.at(submitted)))).toEqual(no)
    expect(await failureOf(desk.call('invites.request', await desk.at(approved)))).toEqual(no)
    const plan = { payerId: desk.payer.id, targets: '510987654321', name: 'Spring', customerId: null }
    expect(await failureOf(desk.call('invites.createPlan', { ...plan, notes: null, tags: {} }))).toEqual(no)
    const sentOn = new Date().toISOString().slice(0, 10)
    const sent = { sentOn, handshakeId: null, evidence: 'A colleague did it' }
    await desk.call('invites.markSent', { ...(await desk.at(approved)), ...sent })
    expect((await desk.invite(approved)).stage).toBe('requested')
    await desk.call('invites.reject', { ...(await desk.at(submitted)), reason: 'We may not' })
  })

  it('accounts are not asked for, and requests go no further', async () => {
    const desk = await openInviteDesk()
    const { id } = await request(desk)
    const no = { code: 'not-allowed', why: NO.create }
    await setCapabilities(desk, without('create'))
    expect(await failureOf(request(desk))).toEqual(no)
    expect(await failureOf(desk.call('requests.submit', await revOf(desk, id)))).toEqual(no)
    await setCapabilities(desk, ALL)
    await desk.call('requests.submit', await revOf(desk, id))
    await setCapabilities(desk, without('create'))
    expect(await failureOf(desk.call('requests.approve', await revOf(desk, id)))).toEqual(no)
    await setCapabilities(desk, ALL)
    await desk.call('requests.approve', await revOf(desk, id))
    await setCapabilities(desk, without('create'))
    expect(await failureOf(desk.call('requests.start', await revOf(desk, id)))).toEqual(no)
  })

  it('accounts are neither closed nor removed', async () => {
    const desk = await openInviteDesk()
    await addMember(desk)
    await setCapabilities(desk, without('close'))
    const no = { code: 'not-allowed', why: NO.close }
    const plan = (kind: 'close' | 'remove'): Promise<{ readonly id: string; readonly rev: number }> =>
      desk.call('departures.plan', { accountId: ACCOUNT, kind })
    expect(await failureOf(plan('close'))).toEqual(no)
    expect(await failureOf(plan('remove'))).toEqual(no)
    await setCapabilities(desk, ALL)
    const { id, rev } = await plan('remove')
    await setCapabilities(desk, without('close'))
    expect(await failureOf(desk.call('departures.start', { id, rev, typed: ACCOUNT }))).toEqual(no)
  })

  it('roles are not created in members', async () => {
    const desk = await openInviteDesk()
    await addMember(desk)
    await desk.call('roles.prepare', { accountId: ACCOUNT })
    await setCapabilities(desk, without('role'))
    const no = { code: 'not-allowed', why: NO.role }
    expect(await failureOf(desk.call('roles.previewCreate', { accountId: ACCOUNT }))).toEqual(no)
    expect(await failureOf(desk.call('roles.create', { accountId: ACCOUNT }))).toEqual(no)
  })

  it('what waits in the AWS outbox when the right is taken away is not asked of AWS, and says why', async () => {
    const aws = await startAwsDouble()
    aws.profileFiles({ payer: { kind: 'keys', accountId: MANAGEMENT_ACCOUNT } })
    const desk = await openInviteDesk()
    const id = await desk.approved(ACCOUNT)
    const { actionId } = await desk.call('invites.request', await desk.at(id))
    await setCapabilities(desk, without('invite'))
    const { steps } = await desk.call('actions.preview', { actionIds: [actionId] })
    expect(steps.map(({ blocked }) => blocked)).toEqual([NO.invite])
    const page = await desk.call('actions.page', { filter: {}, first: 0, count: 10 })
    expect(page.actions.map(({ whyNot }) => whyNot)).toEqual([NO.invite])
    const run = await desk.run('aws.runActions', { actionIds: [actionId], profile: 'payer' })
    expect(run.outcomes).toMatchObject([{ outcome: 'left', words: NO.invite }])
    expect(aws.requests.some(({ operation }) => operation === 'InviteAccountToOrganization')).toBe(false)
  })
})
