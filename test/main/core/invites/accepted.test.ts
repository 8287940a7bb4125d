import { describe, expect, it } from 'vitest'
import type { Member } from '../../../../src/shared/contract/members.ts'
import { acceptHandshake, MANAGEMENT_ACCOUNT, type AwsDouble } from '../../../support/aws-double.ts'
import { openInviteDesk, type InviteDesk } from '../../../support/invite-desk.ts'
import { startAwsDouble } from '../../../support/start-aws-double.ts'

const ACCOUNT = '210987654321'

async function openLiveDesk(): Promise<{ readonly desk: InviteDesk; readonly aws: AwsDouble }> {
  const aws = await startAwsDouble()
  aws.profileFiles({ payer: { kind: 'keys', accountId: MANAGEMENT_ACCOUNT } })
  return { aws, desk: await openInviteDesk() }
}

/** An invitation for Acme that AWS has sent, and its handshake. */
async function invited(desk: InviteDesk): Promise<{ readonly id: string; readonly handshakeId: string }> {
  const id = await desk.approved(ACCOUNT, { customerId: desk.acme.id })
  const { actionId } = await desk.call('invites.request', await desk.at(id))
  await desk.run('aws.runActions', { actionIds: [actionId], profile: 'payer' })
  return { id, handshakeId: (await desk.invite(id)).handshakeId ?? '' }
}

function list(desk: InviteDesk): Promise<unknown> {
  return desk.run('aws.list', { payerId: desk.payer.id, profile: 'payer', parts: ['handshakes'] })
}

/** Sent by hand. */
async function sentByHand(desk: InviteDesk): Promise<string> {
  const id = await desk.approved(ACCOUNT, { customerId: desk.acme.id })
  const sentOn = new Date().toISOString().slice(0, 10)
  await desk.call('invites.markSent', {
    ...(await desk.at(id)),
    sentOn,
    handshakeId: null,
    evidence: 'Console',
  })
  return id
}

async function markAccepted(desk: InviteDesk, id: string): Promise<string | null> {
  const endedOn = new Date().toISOString().slice(0, 10)
  const ended = { outcome: 'accepted', endedOn, evidence: 'The owner wrote', accountId: null } as const
  return (await desk.call('invites.markEnded', { ...(await desk.at(id)), ...ended })).changeId
}

async function member(desk: InviteDesk): Promise<Member> {
  return (await desk.call('members.get', { accountId: ACCOUNT })).member
}

async function labels(desk: InviteDesk, type: string): Promise<readonly string[]> {
  const events = await desk.events(30)
  return events.filter((event) => event.type === type).map(({ label }) => label)
}

async function setQuota(desk: InviteDesk, most: number): Promise<void> {
  const { quotas } = await desk.call('quotas.list', { customerId: desk.acme.id })
  const rev = quotas.find(({ kind }) => kind === 'accounts')?.rev ?? 0
  await desk.call('quotas.edit', { customerId: desk.acme.id, kind: 'accounts', most, rev })
}

/** Puts the account into the pool, Ready. */
async function addToPool(desk: InviteDesk): Promise<void> {
  const plain = { name: '', defaultModel: null, currency: null, poolTarget: null, reorderAt: null } as const
  const { id: marketplaceId } = await desk.call('marketplaces.create', { code: 'MP-0001', ...plain })
  await desk.call('accounts.create', { accountId: ACCOUNT, marketplaceId, model: 'ECAM' })
}

describe('an account that accepted its invitation', () => {
  it('ION-11 belongs to the customer it was invited for, when a live listing tells so', async () => {
    const { desk, aws } = await openLiveDesk()
    const { handshakeId } = await invited(desk)
    acceptHandshake(aws.organization, handshakeId, ACCOUNT)
    await list(desk)
    expect(await member(desk)).toMatchObject({ customer: { id: desk.acme.id }, joinedMethod: 'INVITED' })
    expect(await labels(desk, 'ACCOUNT_LINKED')).toEqual([`Linked account ${ACCOUNT} to Acme`])
    expect((await desk.run('workspace.check', {})).findings).toEqual([])
  })

  it('ION-11 is not given back by a later listing when staff removed it from the customer since', async () => {
    const { desk, aws } = await openLiveDesk()
    const { handshakeId } = await invited(desk)
    acceptHandshake(aws.organization, handshakeId, ACCOUNT)
    await list(desk)
    const selection = { kind: 'these' as const, accountIds: [ACCOUNT] }
    const change = { kind: 'unlink', reason: 'Moved' } as const
    const { version } = await desk.call('members.previewChange', { selection, change })
    await desk.run('members.change', { selection, change, version })
    await list(desk)
    expect((await member(desk)).customer).toBeNull()
  })

  it('ION-11 belongs to its customer when evidence tells so', async () => {
    const { desk, aws } = await openLiveDesk()
    const { handshakeId } = await invited(desk)
    acceptHandshake(aws.organization, handshakeId, ACCOUNT)
    const text = JSON.stringify({ Handshakes: aws.organization.handshakes })
    const opened = await desk.run('evidence.open', { sources: [{ kind: 'text', name: 'list.json', text }] })
    const pieces = [{ index: 0, payerId: desk.payer.id }]
    await desk.run('evidence.apply', { evidenceId: opened.evidenceId, pieces })
    expect((await member(desk)).customer?.id).toBe(desk.acme.id)
  })

  it('ION-11 belongs to its customer when somebody marks it accepted, until that is taken back', async () => {
    const desk = await openInviteDesk()
    const changeId = await markAccepted(desk, await sentByHand(desk))
    expect((await member(desk)).customer?.id).toBe(desk.acme.id)
    expect(await desk.undo(changeId)).toMatchObject({ reversed: 2, keptCount: 0 })
    const { total } = await desk.call('members.totals', { filter: {} })
    expect(total).toBe(0)
    expect((await desk.run('workspace.check', {})).findings).toEqual([])
  })

  it('ION-11 is linked in the pool when the pool has it, so that no order takes it', async () => {
    const desk = await openInviteDesk()
    await addToPool(desk)
    const changeId = await markAccepted(desk, await sentByHand(desk))
    const { account } = await desk.call('accounts.get', { accountId: ACCOUNT })
    expect(account.customer?.id).toBe(desk.acme.id)
    const free = await desk.call('accounts.totals', { filter: { isLinked: false } })
    expect(free.total).toBe(0)
    expect((await desk.run('workspace.check', {})).findings).toEqual([])
    await desk.undo(changeId)
    expect((await desk.call('accounts.get', { accountId: ACCOUNT })).account.customer).toBeNull()
    expect((await desk.run('workspace.check', {})).findings).toEqual([])
  })

  it('ION-11 stays unlinked when its customer was disabled since, and the log says why', async () => {
    const desk = await openInviteDesk()
    const id = await sentByHand(desk)
    const why = { code: 'other', reason: 'Audit', draftsMail: false } as const
    await desk.call('governance.disable', { ...(await desk.named(desk.acme)), ...why })
    await markAccepted(desk, id)
    expect((await member(desk)).customer).toBeNull()
    expect(await labels(desk, 'INVITE_ACCEPTED')).toEqual([
      `${ACCOUNT} accepted the invitation, and is linked to nobody: Acme is disabled and gets nothing new. Enable it first.`,
    ])
  })

  it('ION-11 stays unlinked when the quota of its customer is full, and the log says why', async () => {
    const { desk, aws } = await openLiveDesk()
    const { handshakeId } = await invited(desk)
    await setQuota(desk, 0)
    acceptHandshake(aws.organization, handshakeId, ACCOUNT)
    await list(desk)
    expect((await member(desk)).customer).toBeNull()
    expect(await labels(desk, 'INVITE_ACCEPTED')).toEqual([
      `${ACCOUNT} accepted the invitation, and is linked to nobody: Acme may have 0 accounts and has 0. Raise the quota first.`,
    ])
  })

  it('ION-11 stays with whoever has it', async () => {
    const desk = await openInviteDesk()
    const id = await sentByHand(desk)
    await addToPool(desk)
    const other = await desk.create('Globex')
    const selection = { kind: 'these' as const, accountIds: [ACCOUNT] }
    const change = { kind: 'link', customerId: other.id } as const
    const { version } = await desk.call('accounts.previewChange', { selection, change })
    await desk.run('accounts.change', { selection, change, version })
    await markAccepted(desk, id)
    expect((await member(desk)).customer?.id).toBe(other.id)
    expect(await labels(desk, 'INVITE_ACCEPTED')).toEqual([
      `${ACCOUNT} accepted the invitation, and is linked to nobody: Linked to Globex: remove it from there first.`,
    ])
  })
})
