import { z } from 'zod'
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index.ts'
import type { PlannedCall } from '../../../shared/contract/roles.ts'
import { AccountId } from '../../../shared/domain/account-id.ts'
import { managedPolicyArn } from '../../../shared/domain/permissions-policy.ts'
import { roleArnOf } from '../../../shared/domain/role-arn.ts'
import { trustPolicy } from '../../../shared/domain/trust-policy.ts'
import { openActionFor, recordAction } from '../actions/action-table.ts'
import type { HandlerContext } from '../handler.ts'
import { memberByAccountId } from '../payers/member-table.ts'
import { managementAccountByKey } from '../payers/management-account-table.ts'
import { refusePayerCannot } from '../payers/refuse-payer-cannot.ts'
import { notAllowed } from '../refusal.ts'
import type { ReadableDb } from '../store/sql.ts'
import { accessRoleName } from './access-role-view.ts'
import { kitFacts } from './kit.ts'
import { expectRoleAccount } from './role-account.ts'
import { changeRoles } from './role-change.ts'
import type { KnownRoleAccount } from './role-account-view.ts'
import type { RoleConnectionRecord } from './role-connection-table.ts'

/** What an action that creates a role is made with: AWS's own names where AWS has names. */
export const CreateRoleInput = z.object({
  AccountId,
  /** Our way into the member account. */
  AccessRoleArn: z.string(),
  RoleName: z.string(),
  Description: z.string(),
  AssumeRolePolicyDocument: z.unknown(),
  PolicyArns: z.array(z.string()),
  ExternalId: z.string(),
})
export type CreateRoleInput = z.infer<typeof CreateRoleInput>

/** roles.previewCreate: every call that creating the role would make. */
export function previewCreate(
  { accountId }: ParsedInputOf<'roles.previewCreate'>,
  context: HandlerContext,
): OutputOf<'roles.previewCreate'> {
  const { input, payer, partition } = planRole(accountId, context)
  const { RoleName, AssumeRolePolicyDocument, AccessRoleArn } = input
  const us = `${payer.name} (${payer.accountId})`
  const calls: PlannedCall[] = [
    { action: 'sts:AssumeRole', as: us, input: { RoleArn: AccessRoleArn } },
    { action: 'iam:CreateRole', as: AccessRoleArn, input: { RoleName, AssumeRolePolicyDocument } },
    ...input.PolicyArns.map((PolicyArn) => ({
      action: 'iam:AttachRolePolicy',
      as: AccessRoleArn,
      input: { RoleName, PolicyArn },
    })),
  ]
  return { calls, roleArn: roleArnOf({ accountId, partition }, RoleName) }
}

/** roles.create: writes the creation down as an AWS action, which is made when the AWS outbox is worked off. */
export function planCreate(
  { accountId }: ParsedInputOf<'roles.create'>,
  context: HandlerContext,
): OutputOf<'roles.create'> {
  const { account, connection, input, payer } = planRole(accountId, context)
  const label = `Planned to create the role of ${accountId}`
  const { value: actionId } = changeRoles(
    context,
    { account, type: 'ROLE_CREATION_PLANNED', label, isUndoable: true },
    (tx) =>
      recordAction(tx, {
        managementAccountKey: payer.key,
        operation: 'create_role',
        recordKey: connection.key,
        subject: `${input.RoleName} in ${accountId}`,
        input,
        actor: context.session.current().operator.name,
      }).id,
  )
  return { actionId }
}

interface Plan {
  readonly account: KnownRoleAccount
  readonly connection: RoleConnectionRecord
  readonly payer: NonNullable<KnownRoleAccount['payer']>
  readonly partition: RoleConnectionRecord['partition']
  readonly input: CreateRoleInput
}

function planRole(accountId: AccountId, context: HandlerContext): Plan {
  const account = expectRoleAccount(context, accountId)
  const payer = refuseWithoutWay(context.store, account)
  const management = managementAccountByKey(context.store, payer.key)
  if (management !== null) refusePayerCannot(management, 'role')
  const { connection, ...facts } = kitFacts(account, context)
  const { partition, roleName, policies, externalId } = facts
  if (connection.state !== 'none') {
    throw notAllowed(`${accountId} has a role already. Remove its role ARN first to create another one.`)
  }
  if (openActionFor(context.store, 'create_role', connection.key) !== null) {
    throw notAllowed(`The role of ${accountId} is to be created already. Look at the AWS outbox.`)
  }
  const input: CreateRoleInput = {
    AccountId: accountId,
    AccessRoleArn: roleArnOf({ accountId, partition }, accessRoleName(context.store, accountId)),
    RoleName: roleName,
    Description: `Lets ${facts.trustedAccountId} in, with an external ID.`,
    AssumeRolePolicyDocument: trustPolicy(facts),
    PolicyArns: policies.map((name) => managedPolicyArn(partition, name)),
    ExternalId: externalId,
  }
  return { account, connection, payer, partition, input }
}

/** We come in through the role that AWS makes in accounts that an organization creates, and in no others. */
function refuseWithoutWay(
  db: ReadableDb,
  { accountId, payer }: KnownRoleAccount,
): NonNullable<KnownRoleAccount['payer']> {
  if (payer === null || payer.accountId === accountId) {
    throw notAllowed(`${accountId} is no member of an organization of yours, so we have no way in.`)
  }
  if (memberByAccountId(db, accountId)?.joinedMethod === 'INVITED') {
    throw notAllowed(
      `${accountId} was invited, and AWS makes a role for the management account only in accounts that it creates. Give the kit to the customer.`,
    )
  }
  return payer
}
