import { describe, expect, it } from 'vitest'
import type { OutputOf } from '../../../../src/shared/contract/index.ts'
import { createRoleAction } from '../../../../src/main/core/roles/create-role-action.ts'
import { actionById } from '../../../../src/main/core/actions/action-table.ts'
import type { AwsDouble } from '../../../support/aws-double.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { PAYER_ID } from '../../../support/new-payer.ts'
import { besideCore } from '../../../support/seed-accounts.ts'
import { startAwsDouble } from '../../../support/start-aws-double.ts'
import { MEMBER, openRoleDesk, ROLE_ARN, type RoleDesk } from './role-desk.ts'

const ACCESS = `arn:aws:iam::${MEMBER}:role/OrganizationAccountAccessRole`
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess'

/** A created member, whose access role lets the management account in; its role is to be created. */
async function openPlanned(): Promise<{
  readonly aws: AwsDouble
  readonly desk: RoleDesk
  readonly actionId: string
  readonly work: () => Promise<OutputOf<'aws.runActions'>['outcomes'][number] | undefined>
  readonly settle: () => Promise<OutputOf<'aws.runActions'>['outcomes'][number] | undefined>
}> {
  const aws = await startAwsDouble({ managementAccountId: PAYER_ID })
  aws.profileFiles({ msp: { kind: 'keys', accountId: PAYER_ID } })
  aws.addRole({ arn: ACCESS, trusts: [PAYER_ID] })
  const desk = await openRoleDesk({ joined: 'CREATED' })
  await desk.call('roles.prepare', { accountId: MEMBER })
  const { actionId } = await desk.call('roles.create', { accountId: MEMBER })
  const asked = { actionIds: [actionId], profile: 'msp' }
  return {
    aws,
    desk,
    actionId,
    work: async () => (await desk.run('aws.runActions', asked)).outcomes[0],
    settle: async () => (await desk.run('aws.settleActions', asked)).outcomes[0],
  }
}

describe('creating the role for the customer', () => {
  it('ION-15 shows every call before, and asks nothing of AWS for it', async () => {
    const aws = await startAwsDouble({ managementAccountId: PAYER_ID })
    const desk = await openRoleDesk()
    await desk.call('roles.prepare', { accountId: MEMBER })
    const { calls, roleArn } = await desk.call('roles.previewCreate', { accountId: MEMBER })
    expect(roleArn).toBe(ROLE_ARN)
    expect(calls.map(({ action, as }) => [action, as])).toEqual([
      ['sts:AssumeRole', `Sirius MSP (${PAYER_ID})`],
      ['iam:CreateRole', ACCESS],
      ['iam:AttachRolePolicy', ACCESS],
    ])
    expect(JSON.stringify(calls[1]?.input)).toContain((await desk.connection()).externalId)
    expect(calls[2]?.input).toEqual({ RoleName: 'QuartermasterRole', PolicyArn: READ_ONLY })
    expect(aws.requests).toEqual([])
  })

  it('ION-15 is written down first, and made through the access role of the created account', async () => {
    const { aws, desk, work } = await openPlanned()
    expect((await desk.role()).creation).toMatchObject({ state: 'waiting' })
    expect(aws.requests).toEqual([])
    expect(await work()).toMatchObject({ outcome: 'done' })
    expect(await desk.connection()).toMatchObject({ state: 'entered', roleArn: ROLE_ARN })
    expect((await desk.role()).creation).toBeNull()
    expect(aws.state.roles.get(ROLE_ARN)).toMatchObject({
      externalId: (await desk.connection()).externalId,
      attached: [READ_ONLY],
    })
    const { verdicts } = await desk.run('aws.verifyRoles', { accountIds: [MEMBER], profile: 'msp' })
    expect(verdicts).toMatchObject([{ state: 'verified', isOpen: false }])
  })

  it('removes what it made when a policy cannot be attached, and says why', async () => {
    const { aws, desk, work } = await openPlanned()
    aws.fault({ operation: 'AttachRolePolicy', kind: 'denied', message: 'no iam:AttachRolePolicy' })
    aws.fault({ operation: 'DetachRolePolicy', kind: 'error', name: 'NoSuchEntity', status: 404 })
    expect(await work()).toMatchObject({ outcome: 'failed' })
    expect(aws.state.roles.has(ROLE_ARN)).toBe(false)
    const { state, failure } = await desk.connection()
    expect(state).toBe('none')
    expect(failure).toContain('no iam:AttachRolePolicy')
  })

  it('names what could not be removed again', async () => {
    const { aws, desk, work } = await openPlanned()
    aws.fault({ operation: 'AttachRolePolicy', kind: 'denied' })
    aws.fault({ operation: 'DeleteRole', kind: 'denied' })
    aws.fault({ operation: 'DetachRolePolicy', kind: 'error', name: 'NoSuchEntity', status: 404 })
    expect(await work()).toMatchObject({ outcome: 'failed' })
    expect((await desk.connection()).failure).toContain(
      `Delete the role QuartermasterRole in account ${MEMBER} by hand`,
    )
  })

  it('leaves a role of somebody else alone', async () => {
    const { aws, desk, work } = await openPlanned()
    aws.addRole({ arn: ROLE_ARN, externalId: 'theirs', trustPolicy: {} })
    expect(await work()).toMatchObject({ outcome: 'failed' })
    expect(aws.state.roles.get(ROLE_ARN)).toMatchObject({ externalId: 'theirs', attached: [] })
    expect((await desk.connection()).failure).toContain('another role called QuartermasterRole')
  })

  it('whose answer was lost is found again, so that it is not made twice', async () => {
    const { aws, desk, work, settle } = await openPlanned()
    aws.fault({ operation: 'AttachRolePolicy', kind: 'lost' })
    expect(await work()).toMatchObject({ outcome: 'unsure' })
    aws.clearFaults()
    expect(aws.state.roles.get(ROLE_ARN)?.attached).toContain(READ_ONLY)
    expect(await settle()).toMatchObject({ outcome: 'done' })
    expect(await desk.connection()).toMatchObject({ state: 'entered', roleArn: ROLE_ARN })
    expect(aws.requests.filter(({ operation }) => operation === 'CreateRole')).toHaveLength(1)
  })

  it('blocks what would pull the ground from under it', async () => {
    const { desk } = await openPlanned()
    const existing = await desk.existing()
    for (const call of [
      desk.call('roles.rotate', existing),
      desk.call('roles.remove', existing),
      desk.call('roles.create', { accountId: MEMBER }),
    ]) {
      expect(await failureOf(call)).toMatchObject({ code: 'not-allowed' })
    }
  })

  it('is refused for an invited account, where AWS made no access role', async () => {
    const desk = await openRoleDesk({ joined: 'INVITED' })
    await desk.call('roles.prepare', { accountId: MEMBER })
    expect(await failureOf(desk.call('roles.previewCreate', { accountId: MEMBER }))).toMatchObject({
      why: expect.stringContaining('was invited') as unknown,
    })
  })

  it('is one stack in a runbook, which CloudFormation cleans up by itself', async () => {
    const { desk, actionId } = await openPlanned()
    besideCore(desk.workspaceFile, (store) => {
      const action = actionById(store, actionId)
      if (action === null) throw new Error('the action that was planned is there')
      const cli = createRoleAction.cliArguments(action)
      expect(cli.slice(0, 2)).toEqual(['cloudformation', 'create-stack'])
      expect(JSON.parse(cli.at(-1) ?? '')).toMatchObject({
        Resources: {
          Role: { Properties: { RoleName: 'QuartermasterRole', ManagedPolicyArns: [READ_ONLY] } },
        },
      })
    })
  })
})
