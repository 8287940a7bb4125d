import type { RoleVerdict } from '../../../shared/contract/roles.ts'
import type { AccountId } from '../../../shared/domain/account-id.ts'
import type { Errand, ErrandContext } from '../aws/errand.ts'
import { Refusal } from '../refusal.ts'
import { readSettings } from '../settings/settings-table.ts'
import { change, type ChangeTx } from '../store/change.ts'
import type { RoleTrial } from '../aws/thread/try-role.ts'
import { knownRoleAccount, type KnownRoleAccount } from './role-account-view.ts'
import { trustedAccountOf } from './role-account.ts'
import { roleConnectionOf, type RoleConnectionRecord } from './role-connection-table.ts'
import { writeFailed, writeVerified } from './write-verification.ts'

/**
 * aws.verifyRoles: assumes each role with its external ID, and tries that nobody comes in without it (ION-16). A role
 * that AWS does not let us into is `failed`; when AWS cannot be asked at all, the job ends and nothing more is written.
 */
export const verifyRoles: Errand<'aws.verifyRoles'> = async ({ accountIds, profile }, context) => {
  const { accountId: ourAccount } = await context.aws('identify', { profile })
  const verdicts: RoleVerdict[] = []
  for (const accountId of new Set(accountIds)) {
    context.report({ done: verdicts.length, total: accountIds.length, unit: 'roles', note: accountId })
    verdicts.push(await verifyOne(accountId, { profile, ourAccount }, context))
  }
  return { verdicts }
}

interface Caller {
  readonly profile: string
  readonly ourAccount: AccountId
}

async function verifyOne(
  accountId: AccountId,
  { profile, ourAccount }: Caller,
  context: ErrandContext,
): Promise<RoleVerdict> {
  const { store, session } = context
  const account = knownRoleAccount(store, accountId)
  const connection = roleConnectionOf(store, accountId)
  if (account === null || account.providerKey !== session.providerKey) {
    return skipped(accountId, 'It is no account of your provider.')
  }
  if (connection === null || connection.roleArn === null) {
    return skipped(accountId, 'Nobody told us its role yet.')
  }
  const trusted = trustedAccountOf(account, readSettings(store).settings)
  if (trusted !== null && trusted !== ourAccount) {
    throw new Refusal({ code: 'aws-wrong-account', profile, wanted: trusted, found: ourAccount })
  }
  const { roleArn, externalId } = connection
  const trial = await context.aws('tryRole', { profile, roleArn, externalId })
  return await context.write(() => ({
    value: writeVerdict(context, { account, connection, trial, caller: { profile, ourAccount } }),
    effects: [{ kind: 'records-changed' }, { kind: 'activity-changed' }],
  }))
}

interface Tried {
  readonly account: KnownRoleAccount
  readonly connection: RoleConnectionRecord
  readonly trial: RoleTrial
  readonly caller: Caller
}

function writeVerdict(context: ErrandContext, { account, connection, trial, caller }: Tried): RoleVerdict {
  const { store, session } = context
  const { accountId } = connection
  if (roleConnectionOf(store, accountId)?.rev !== connection.rev) {
    return skipped(accountId, 'Somebody changed the role meanwhile. Verify it again.')
  }
  const by = session.actor
  const write = (type: string, label: string, work: (tx: ChangeTx) => void): void => {
    const customer = account.customerKey
    change(store, { type, label, subject: accountId, actor: by, isUndoable: false, customer }, work)
  }
  if (!trial.isIn) {
    const why = `${caller.profile} (${caller.ourAccount}) was not let in. Either there is no such role, or it trusts another account or external ID, or the profile may not assume it. AWS said: ${trial.why}`
    write('ROLE_FAILED', `The role of ${accountId} let nobody in`, (tx) =>
      writeFailed(tx, connection, { why, by }),
    )
    return { accountId, state: 'failed', isOpen: null, why }
  }
  const { arn, isOpen } = trial
  const label =
    isOpen === true
      ? `Verified the role of ${accountId}, which lets in without the external ID`
      : `Verified the role of ${accountId}`
  write('ROLE_VERIFIED', label, (tx) =>
    writeVerified(tx, connection, { evidence: arn, evidenceKind: 'live', isOpen, by }),
  )
  return { accountId, state: 'verified', isOpen, why: null }
}

function skipped(accountId: AccountId, why: string): RoleVerdict {
  return { accountId, state: 'skipped', isOpen: null, why }
}
