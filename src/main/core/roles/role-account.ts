import type { RoleAccount, RoleConnection } from '../../../shared/contract/roles.ts'
import type { Settings } from '../../../shared/contract/session.ts'
import type { AccountId } from '../../../shared/domain/account-id.ts'
import type { AwsPartition } from '../../../shared/domain/aws-partition.ts'
import { openActionFor, type ActionRecord } from '../actions/action-table.ts'
import type { HandlerContext } from '../handler.ts'
import { notAllowed, Refusal } from '../refusal.ts'
import { expectRow } from '../settings/settings-change.ts'
import type { ReadableDb } from '../store/sql.ts'
import { knownRoleAccount, type KnownRoleAccount } from './role-account-view.ts'
import { roleConnectionById, roleConnectionOf, type RoleConnectionRecord } from './role-connection-table.ts'

type Context = Pick<HandlerContext, 'store' | 'session'>

/** An account of the provider at work with its connection; refuses with not-found or not-allowed. */
export function expectRoleAccount(
  { store, session }: Context,
  accountId: AccountId,
): KnownRoleAccount & { readonly connection: RoleConnectionRecord | null } {
  const account = knownRoleAccount(store, accountId)
  if (account === null) throw new Refusal({ code: 'not-found', what: 'account', id: accountId })
  if (account.providerKey !== session.current().providerKey) {
    throw notAllowed(`${accountId} belongs to another provider. Switch to that provider first.`)
  }
  return { ...account, connection: roleConnectionOf(store, accountId) }
}

/** The connection that a command names as it was read, and its account. Refused while we create its role. */
export function expectConnection(
  context: Context,
  wanted: { readonly id: string; readonly rev: number },
): { readonly account: KnownRoleAccount; readonly connection: RoleConnectionRecord } {
  const found = roleConnectionById(context.store, wanted.id)
  const connection = expectRow('role connection', found, wanted)
  const account = expectRoleAccount(context, connection.accountId)
  refuseWhileCreating(context.store, connection)
  return { account, connection }
}

/** Refuses what would pull the ground from under a role that is being created. */
export function refuseWhileCreating(db: ReadableDb, { key, accountId }: RoleConnectionRecord): void {
  if (openActionFor(db, 'create_role', key) === null) return
  throw notAllowed(
    `The role of ${accountId} is to be created by us. Withdraw that in the AWS outbox first, or let it end.`,
  )
}

/** The account whose profiles a role lets in: the one of the settings, else the management account when it is ours. */
export function trustedAccountOf(
  { payer }: Pick<KnownRoleAccount, 'payer'>,
  { roleKit }: Pick<Settings, 'roleKit'>,
): AccountId | null {
  return roleKit.trustedAccountId ?? (payer?.isMsp === true ? payer.accountId : null)
}

/** The partition of an account: its organization's; without one, that of its role; else the usual one. */
export function partitionOf(
  { payer }: Pick<KnownRoleAccount, 'payer'>,
  connection: Pick<RoleConnectionRecord, 'partition'> | null,
): AwsPartition {
  return payer?.partition ?? connection?.partition ?? 'aws'
}

/** roles.get: an account with its connection, as windows see it. */
export function publicRoleAccount(context: Context, accountId: AccountId): RoleAccount {
  const account = expectRoleAccount(context, accountId)
  const { connection, name, customer, payer } = account
  const { settings } = context.session.current()
  const action = connection === null ? null : openActionFor(context.store, 'create_role', connection.key)
  return {
    accountId,
    name,
    partition: partitionOf(account, connection),
    payer: payer === null ? null : publicPayer(payer),
    customer,
    trustedAccountId: trustedAccountOf(account, settings),
    connection: connection === null ? null : publicConnection(connection),
    creation: action === null ? null : { actionId: action.id, state: openState(action) },
  }
}

function publicPayer({ key: _key, ...payer }: NonNullable<KnownRoleAccount['payer']>): RoleAccount['payer'] {
  return payer
}

function publicConnection(record: RoleConnectionRecord): RoleConnection {
  const { key: _key, providerKey: _provider, accountId: _account, partition: _partition, ...shown } = record
  return shown
}

function openState({ state }: ActionRecord): 'waiting' | 'running' | 'unsure' {
  // The query finds open actions only.
  return state as 'waiting' | 'running' | 'unsure'
}
