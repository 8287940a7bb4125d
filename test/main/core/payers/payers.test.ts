import { expect, test } from 'vitest'
import { noteOrganization } from '../../../../src/main/core/payers/note-organization.ts'
import { managementAccountById } from '../../../../src/main/core/payers/management-account-table.ts'
import { Refusal } from '../../../../src/main/core/refusal.ts'
import { change } from '../../../../src/main/core/store/change.ts'
import type { Payer } from '../../../../src/shared/contract/payers.ts'
import type { AccountId } from '../../../../src/shared/domain/account-id.ts'
import type { AwsOrganization } from '../../../../src/shared/domain/aws-answer.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openGovernedCore, type GovernedCore } from '../../../support/governed-core.ts'
import { addMembers, addPayer } from '../../../support/organization.ts'
import { newPayer, PAYER_ID } from '../../../support/new-payer.ts'
import { besideCore } from '../../../support/seed-accounts.ts'

async function payers(core: GovernedCore): Promise<Payer[]> {
  return (await core.call('payers.list', {})).payers
}

async function lastChange(core: GovernedCore): Promise<string | null> {
  return (await core.events())[0]?.change?.id ?? null
}

test('CS-03 management accounts are listed by name, MSP and others, with their members counted', async () => {
  const core = await openGovernedCore()
  const msp = await addPayer(core, { capabilities: ['invite', 'invite', 'close'], maxAccounts: 10 })
  await addPayer(core, { accountId: '887766554433', name: 'Customer payer', isMsp: false })
  await addMembers(core, msp, ['210000000001' as AccountId, '210000000002' as AccountId])
  expect(await payers(core)).toMatchObject([
    { name: 'Customer payer', isMsp: false, members: 0, listedAt: null },
    {
      name: 'Sirius MSP',
      accountId: PAYER_ID,
      isMsp: true,
      capabilities: ['invite', 'close'],
      maxAccounts: 10,
      members: 2,
      linkedMembers: 0,
      onboardedMembers: 0,
    },
  ])
})

test('CS-03 a management account is promoted to MSP, once', async () => {
  const core = await openGovernedCore()
  const { id, rev } = await addPayer(core, { isMsp: false })
  const promoted = await core.call('payers.promote', { id, rev })
  expect(promoted).toMatchObject({ isMsp: true, rev: 2 })
  expect(await failureOf(core.call('payers.promote', { id, rev: 2 }))).toEqual({
    code: 'not-allowed',
    why: 'Sirius MSP is an MSP account already.',
  })
  await core.undo(await lastChange(core))
  expect(await payers(core)).toMatchObject([{ isMsp: false }])
})

test('a management account is edited, taken back, and refused as somebody else read it', async () => {
  const core = await openGovernedCore()
  const { id, rev } = await addPayer(core)
  const fields = newPayer({
    name: 'Sirius Prime',
    organizationId: 'o-a1b2c3d4e5',
    sharing: 'dedicated',
    isEmailVerified: true,
    billingBucket: ' cur-bucket ',
    profile: 'sirius',
    note: '',
  })
  expect(await core.call('payers.edit', { ...fields, id, rev })).toMatchObject({
    name: 'Sirius Prime',
    organizationId: 'o-a1b2c3d4e5',
    sharing: 'dedicated',
    isEmailVerified: true,
    billingBucket: 'cur-bucket',
    profile: 'sirius',
    note: null,
  })
  expect(await failureOf(core.call('payers.edit', { ...fields, id, rev }))).toMatchObject({
    code: 'conflict',
    current: 2,
  })
  await core.undo(await lastChange(core))
  expect(await payers(core)).toMatchObject([{ name: 'Sirius MSP', organizationId: null, rev: 1 }])
})

test.each([
  [{ accountId: '12345' as AccountId }, 'accountId', 'An AWS account ID has exactly twelve digits.'],
  [{ organizationId: 'org-1' }, 'organizationId', 'An organization ID looks like o-a1b2c3d4e5.'],
  [{ partition: 'aws-moon' as 'aws' }, 'partition', expect.stringContaining('Invalid')],
  [{ name: '  ' }, 'name', 'Give it a name.'],
  [{ maxAccounts: 50_001 }, 'maxAccounts', 'AWS allows 50,000 accounts at most.'],
])('%j is refused', async (given, field, message) => {
  const core = await openGovernedCore()
  expect(await failureOf(core.call('payers.create', newPayer(given)))).toEqual({
    code: 'invalid-input',
    problems: [{ path: [field], message }],
  })
})

test('an account has one organization at most', async () => {
  const core = await openGovernedCore()
  const payer = await addPayer(core)
  const member = '210000000001' as AccountId
  await addMembers(core, payer, [member])
  const problem = async (accountId: AccountId): Promise<unknown> =>
    failureOf(core.call('payers.create', newPayer({ accountId, name: 'Other' })))
  expect(await problem(PAYER_ID)).toMatchObject({
    problems: [{ message: 'This is the management account Sirius MSP already.' }],
  })
  expect(await problem(member)).toMatchObject({
    problems: [{ message: expect.stringContaining('This account is a member of Sirius MSP') }],
  })
})

test('a management account is removed while nothing names it, and comes back', async () => {
  const core = await openGovernedCore()
  const { id, rev, ...payer } = await addPayer(core)
  await addMembers(core, { id, rev, ...payer }, ['210000000001' as AccountId])
  expect(await failureOf(core.call('payers.remove', { id, rev }))).toEqual({
    code: 'not-allowed',
    why: 'Sirius MSP has 1 member account, so it has to stay.',
  })
  await core.call('members.remove', { accountId: '210000000001', rev: 1 })
  await core.call('payers.remove', { id, rev })
  expect(await payers(core)).toEqual([])
  await core.undo(await lastChange(core))
  expect(await payers(core)).toMatchObject([{ id, rev, name: 'Sirius MSP' }])
})

test('adding a management account is not taken back once it has members', async () => {
  const core = await openGovernedCore()
  const payer = await addPayer(core)
  const added = await lastChange(core)
  await addMembers(core, payer, ['210000000001' as AccountId])
  expect(await failureOf(core.undo(added))).toEqual({
    code: 'not-allowed',
    why: 'It has member accounts now, so it has to stay.',
  })
})

test('management accounts of other providers are theirs', async () => {
  const core = await openGovernedCore()
  const { id, rev } = await addPayer(core)
  const other = await core.call('providers.create', {
    name: 'Vega',
    emailDomains: [],
    tier: 'distributor',
  })
  const { provider: own } = await core.call('session.get', {})
  await core.call('session.useProvider', { providerId: other.id })
  expect(await payers(core)).toEqual([])
  expect(await failureOf(core.call('payers.remove', { id, rev }))).toMatchObject({ code: 'not-allowed' })
  expect(await failureOf(core.call('payers.create', newPayer()))).toMatchObject({
    problems: [{ message: expect.stringContaining('another provider') }],
  })
  expect(await failureOf(core.call('providers.remove', { id: own.id, rev: own.rev }))).toMatchObject({
    code: 'not-allowed',
  })
})

test('CS-01 who may only look changes no management account', async () => {
  const core = await openGovernedCore()
  const { id, rev } = await addPayer(core, { isMsp: false })
  await core.workAs({ name: 'Sally', role: 'sales_readonly' })
  expect(await payers(core)).toHaveLength(1)
  for (const call of [
    core.call('payers.create', newPayer({ accountId: '887766554433' })),
    core.call('payers.promote', { id, rev }),
    core.call('payers.remove', { id, rev }),
  ]) {
    expect(await failureOf(call)).toMatchObject({ code: 'capability-missing', needs: 'onboarding' })
  }
})

test('A-29 an account of the pool stands alone until an organization has it', async () => {
  const core = await openGovernedCore()
  const fields = { name: '', defaultModel: null, currency: null, poolTarget: null, reorderAt: null }
  const { id: marketplaceId } = await core.call('marketplaces.create', { code: 'MP-00010', ...fields })
  const ids = ['210000000001', '210000000002', PAYER_ID] as AccountId[]
  for (const accountId of ids) await core.call('accounts.create', { accountId, marketplaceId, model: 'SPAM' })
  const standalone = async (): Promise<number> => (await core.call('payers.standalone', {})).accounts
  expect(await standalone()).toBe(3)
  const payer = await addPayer(core)
  expect(await standalone()).toBe(2)
  await addMembers(core, payer, ['210000000001' as AccountId])
  expect(await standalone()).toBe(1)
})

test('what AWS says of the organization is written down, and another one’s is refused', async () => {
  const core = await openGovernedCore()
  const { id } = await addPayer(core)
  const note = (organization: AwsOrganization): boolean =>
    besideCore(core.workspaceFile, (store) => {
      const { key = 0 } = managementAccountById(store, id) ?? {}
      const intent = { type: 'SNAPSHOT_APPLIED', label: '', subject: '', actor: 'Ada', isUndoable: true }
      return change(store, intent, (tx) => noteOrganization(tx, key, { organization, profile: 'sirius' }))
        .value
    })
  const organization = { Id: 'o-a1b2c3d4e5', FeatureSet: 'ALL', MasterAccountId: PAYER_ID }
  expect(note(organization)).toBe(true)
  expect(note(organization)).toBe(false)
  expect(await payers(core)).toMatchObject([
    { organizationId: 'o-a1b2c3d4e5', featureSet: 'ALL', profile: 'sirius', rev: 2 },
  ])
  expect(() => note({ ...organization, MasterAccountId: '887766554433' as AccountId })).toThrow(Refusal)
})
