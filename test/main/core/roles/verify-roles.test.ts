import { describe, expect, it } from 'vitest'
import type { AccountId } from '../../../../src/shared/domain/account-id.ts'
import type { AwsDouble } from '../../../support/aws-double.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { addMembers } from '../../../support/organization.ts'
import { PAYER_ID } from '../../../support/new-payer.ts'
import { startAwsDouble } from '../../../support/start-aws-double.ts'
import { MEMBER, openRoleDesk, ROLE_ARN, type RoleDesk } from './role-desk.ts'

const OTHER = '210987654322' as AccountId

/** The double with the profile `msp` of the management account, and a member whose role is entered. */
async function openOnboarded(): Promise<{ readonly aws: AwsDouble; readonly desk: RoleDesk }> {
  const aws = await startAwsDouble({ managementAccountId: PAYER_ID })
  aws.profileFiles({
    msp: { kind: 'keys', accountId: PAYER_ID },
    other: { kind: 'keys', accountId: '444455556666' },
  })
  const desk = await openRoleDesk()
  await desk.onboard()
  return { aws, desk }
}

const ASKED = { accountIds: [MEMBER], profile: 'msp' }

describe('verifying a role at AWS', () => {
  it('ION-16 comes in with the external ID, and nobody without', async () => {
    const { aws, desk } = await openOnboarded()
    const { externalId } = await desk.connection()
    aws.addRole({ arn: ROLE_ARN, externalId, trusts: [PAYER_ID] })
    expect(await desk.run('aws.verifyRoles', ASKED)).toEqual({
      verdicts: [{ accountId: MEMBER, state: 'verified', isOpen: false, why: null }],
    })
    expect(await desk.connection()).toMatchObject({
      state: 'verified',
      evidence: `arn:aws:sts::${MEMBER}:assumed-role/QuartermasterRole/quartermaster`,
      evidenceKind: 'live',
      isOpen: false,
      verifiedBy: 'Administrator',
    })
    const asked = aws.requests.filter(({ operation }) => operation === 'AssumeRole')
    expect(asked.map(({ input }) => input['ExternalId'])).toEqual([externalId, undefined])
    expect((await desk.events())[0]).toMatchObject({ type: 'ROLE_VERIFIED', subject: MEMBER })
  })

  it('ION-16 says loudly that a role lets everybody in', async () => {
    const { aws, desk } = await openOnboarded()
    aws.addRole({ arn: ROLE_ARN, externalId: null })
    const { verdicts } = await desk.run('aws.verifyRoles', ASKED)
    expect(verdicts).toMatchObject([{ state: 'verified', isOpen: true }])
    expect(await desk.connection()).toMatchObject({ state: 'verified', isOpen: true })
  })

  it('ION-16 fails in words when the role has another external ID, and is verified once that is mended', async () => {
    const { aws, desk } = await openOnboarded()
    const role = aws.addRole({ arn: ROLE_ARN, externalId: 'somebody-else' })
    const { verdicts } = await desk.run('aws.verifyRoles', ASKED)
    expect(verdicts).toMatchObject([{ accountId: MEMBER, state: 'failed' }])
    const { state, failure } = await desk.connection()
    expect(state).toBe('failed')
    expect(failure).toContain('external ID')
    expect(failure).toContain('sts:AssumeRole')
    expect((await desk.events())[0]).toMatchObject({ type: 'ROLE_FAILED', subject: MEMBER })
    role.externalId = (await desk.connection()).externalId
    await desk.run('aws.verifyRoles', ASKED)
    expect(await desk.connection()).toMatchObject({ state: 'verified', failure: null })
  })

  it('does not know whether a role is open when the second question gets no answer', async () => {
    const { aws, desk } = await openOnboarded()
    aws.addRole({ arn: ROLE_ARN, externalId: null })
    aws.fault({ operation: 'AssumeRole', kind: 'error', name: 'MalformedPolicyDocument', after: 1 })
    await desk.run('aws.verifyRoles', ASKED)
    expect(await desk.connection()).toMatchObject({ state: 'verified', isOpen: null })
  })

  it('refuses a profile of another account before any role is asked for', async () => {
    const { aws, desk } = await openOnboarded()
    expect(await failureOf(desk.run('aws.verifyRoles', { ...ASKED, profile: 'other' }))).toMatchObject({
      code: 'aws-wrong-account',
      wanted: PAYER_ID,
      found: '444455556666',
    })
    expect(aws.requests.map(({ operation }) => operation)).toEqual(['GetCallerIdentity'])
    expect(await desk.connection()).toMatchObject({ state: 'entered' })
  })

  it('writes nothing when AWS cannot be asked', async () => {
    const { aws, desk } = await openOnboarded()
    aws.addRole({ arn: ROLE_ARN })
    aws.fault({ operation: 'AssumeRole', kind: 'expired' })
    await failureOf(desk.run('aws.verifyRoles', ASKED))
    expect(await desk.connection()).toMatchObject({ state: 'entered', failure: null })
  })

  it('verifies many, and says which have no role yet', async () => {
    const { aws, desk } = await openOnboarded()
    await addMembers(desk, desk.payer, [OTHER])
    aws.addRole({ arn: ROLE_ARN, externalId: (await desk.connection()).externalId })
    const { verdicts } = await desk.run('aws.verifyRoles', { ...ASKED, accountIds: [OTHER, MEMBER] })
    expect(verdicts).toMatchObject([
      { accountId: OTHER, state: 'skipped', why: 'Nobody told us its role yet.' },
      { accountId: MEMBER, state: 'verified' },
    ])
  })
})
