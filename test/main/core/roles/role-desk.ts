import type { InputOf, OutputOf } from '../../../../src/shared/contract/index.ts'
import type { MemberRole } from '../../../../src/shared/contract/members.ts'
import type { Payer } from '../../../../src/shared/contract/payers.ts'
import type { RoleAccount, RoleConnection } from '../../../../src/shared/contract/roles.ts'
import type { AccountId } from '../../../../src/shared/domain/account-id.ts'
import { openGovernedCore, type GovernedCore } from '../../../support/governed-core.ts'
import { addPayer, changeMembers } from '../../../support/organization.ts'

export const MEMBER = '210987654321' as AccountId
export const ROLE_ARN = `arn:aws:iam::${MEMBER}:role/QuartermasterRole`

/** A core with the management account Sirius MSP and its member, whose customer is Acme. */
export interface RoleDesk extends GovernedCore {
  readonly payer: Payer
  role(): Promise<RoleAccount>
  /** The member's connection; fails when there is none. */
  connection(): Promise<RoleConnection>
  /** As a command names it. */
  existing(): Promise<{ readonly id: string; readonly rev: number }>
  /** Prepares the member and enters its role. */
  onboard(fields?: Partial<InputOf<'roles.enter'>>): Promise<OutputOf<'roles.enter'>>
  member(): Promise<{ readonly role: MemberRole; readonly customer: string | null }>
}

/** Opens it. */
export async function openRoleDesk(
  given: { readonly payer?: Partial<InputOf<'payers.create'>>; readonly joined?: 'INVITED' | 'CREATED' } = {},
): Promise<RoleDesk> {
  const core = await openGovernedCore()
  const payer = await addPayer(core, given.payer)
  await core.call('members.create', {
    payerId: payer.id,
    accountId: MEMBER,
    name: 'Acme production',
    email: null,
    awsState: 'ACTIVE',
    joinedMethod: given.joined ?? null,
    path: null,
  })
  await changeMembers(
    core,
    { kind: 'these', accountIds: [MEMBER] },
    { kind: 'link', customerId: core.acme.id },
  )

  const role = (): Promise<RoleAccount> => core.call('roles.get', { accountId: MEMBER })
  const connection = async (): Promise<RoleConnection> => {
    const found = (await role()).connection
    if (found === null) throw new Error('the member has a connection')
    return found
  }
  const existing = async (): Promise<{ readonly id: string; readonly rev: number }> => {
    const { id, rev } = await connection()
    return { id, rev }
  }
  return {
    ...core,
    payer,
    role,
    connection,
    existing,
    onboard: async (fields = {}) => {
      await core.call('roles.prepare', { accountId: MEMBER })
      const plain = { roleArn: ROLE_ARN, alias: null, note: null }
      return core.call('roles.enter', { ...(await existing()), ...plain, ...fields })
    },
    member: async () => {
      const { member } = await core.call('members.get', { accountId: MEMBER })
      return { role: member.role, customer: member.customer?.companyName ?? null }
    },
  }
}
