import { z } from 'zod'
import { STACK_NAME } from '../../../shared/domain/role-template.ts'
import { readRoleArnParts, roleArnOf } from '../../../shared/domain/role-arn.ts'
import type { ActionKind, ActionSite } from '../actions/action-kind.ts'
import type { ActionRecord } from '../actions/action-table.ts'
import { failureWords } from '../actions/failure-words.ts'
import type { RoleInside } from '../aws/thread/role-inside.ts'
import { notAllowed } from '../refusal.ts'
import type { ChangeTx } from '../store/change.ts'
import { changeRecord } from '../store/record-table.ts'
import { CreateRoleInput } from './create-role-plan.ts'
import { knownRoleAccount } from './role-account-view.ts'
import { roleConnectionByKey, updateFailure, updateRole } from './role-connection-table.ts'

/** IAM's answer, or CloudFormation's when a colleague made the role from the runbook. */
const Answer = z.union([
  z.object({ Role: z.object({ Arn: z.string() }) }),
  z.object({ StackId: z.string() }).transform(() => ({ Role: null })),
])

/**
 * Creating our role in a member account, through the role that AWS made there for the management account. A runbook
 * makes it as a stack, with a profile of the member itself: one call, and CloudFormation cleans up by itself.
 */
export const createRoleAction: ActionKind = {
  operation: 'create_role',
  // IAM publishes no rate; a role is three calls or more.
  ratePerSecond: 1,
  make: (action, site, context) => {
    const { AssumeRolePolicyDocument, Description } = inputOf(action)
    return context.aws('createRole', {
      ...insideOf(action, site),
      trustPolicy: JSON.stringify(AssumeRolePolicyDocument),
      description: Description,
    })
  },
  done: (tx, action, answer) => {
    const { AccountId, RoleName, AccessRoleArn } = inputOf(action)
    const { Role } = Answer.parse(answer)
    const partition = readRoleArnParts(AccessRoleArn)?.partition ?? 'aws'
    const roleArn = Role?.Arn ?? roleArnOf({ accountId: AccountId, partition }, RoleName)
    const connection = roleConnectionByKey(tx.db, action.recordKey)
    if (connection === null) throw new Error('the connection of a role that was created is there')
    const { alias, note } = connection
    changeRecord(tx, { entity: 'roleConnection', key: connection.key }, () =>
      updateRole(tx.db, connection.key, { roleArn, partition, alias, note, isEnteredAnew: true }),
    )
    tx.event({
      type: 'ROLE_ENTERED',
      subject: AccountId,
      label: `Created the role of ${AccountId}`,
      customer: customerOf(tx, AccountId),
    })
  },
  failed: (tx, action, failure) => {
    const { AccountId } = inputOf(action)
    const why = failureWords(failure).sentence
    changeRecord(tx, { entity: 'roleConnection', key: action.recordKey }, () =>
      updateFailure(tx.db, action.recordKey, why),
    )
    const label = `The role of ${AccountId} could not be created`
    tx.event({ type: 'ROLE_FAILED', subject: AccountId, label, customer: customerOf(tx, AccountId) })
  },
  settle: async (action, site, context) => {
    const found = await context.aws('findRole', insideOf(action, site))
    if (found.kind === 'ours' && found.isComplete) return { kind: 'done', answer: { Role: found.Role } }
    // Half of ours is completed when it is made again.
    if (found.kind !== 'other') return { kind: 'not-done' }
    const { RoleName, AccountId } = inputOf(action)
    const why = `There is another role called ${RoleName} in ${AccountId}, without our external ID.`
    return { kind: 'unknown', why }
  },
  cliArguments: (action) => [
    'cloudformation',
    'create-stack',
    '--stack-name',
    STACK_NAME,
    '--capabilities',
    'CAPABILITY_NAMED_IAM',
    '--template-body',
    JSON.stringify(stackOf(inputOf(action))),
  ],
}

function inputOf({ input }: ActionRecord): CreateRoleInput {
  return CreateRoleInput.parse(input)
}

function insideOf(action: ActionRecord, { profile, payer }: ActionSite): RoleInside {
  if (payer === null) throw notAllowed('The account left its organization, so there is no way in.')
  const { AccessRoleArn, RoleName, ExternalId, PolicyArns } = inputOf(action)
  return {
    profile,
    payerAccountId: payer.accountId,
    accessRoleArn: AccessRoleArn,
    roleName: RoleName,
    externalId: ExternalId,
    policyArns: PolicyArns,
  }
}

function stackOf({ RoleName, AssumeRolePolicyDocument, PolicyArns, Description }: CreateRoleInput): object {
  const Properties = {
    RoleName,
    AssumeRolePolicyDocument,
    Description,
    ManagedPolicyArns: PolicyArns,
  }
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: { Role: { Type: 'AWS::IAM::Role', Properties } },
  }
}

function customerOf(tx: ChangeTx, accountId: CreateRoleInput['AccountId']): number | null {
  return knownRoleAccount(tx.db, accountId)?.customerKey ?? null
}
