import { expect, vi } from 'vitest'
import type { InputOf } from '../../src/shared/contract/index.ts'
import type { Payer } from '../../src/shared/contract/payers.ts'
import type { AccountRequest } from '../../src/shared/contract/requests.ts'
import type { Ports } from '../../src/main/core/ports.ts'
import { MANAGEMENT_ACCOUNT, type AwsDouble } from './aws-double.ts'
import { createPayer } from './create-payer.ts'
import { openGovernedCore, type GovernedCore } from './governed-core.ts'
import { startAwsDouble } from './start-aws-double.ts'

/** A core with a management account whose AWS is a double, and short ways to requests. */
export interface RequestsBench extends GovernedCore {
  readonly aws: AwsDouble
  readonly payer: Payer
  /** Drafts a request with everything that is needed; what is given replaces it. */
  draft(fields?: Partial<InputOf<'requests.draft'>>): Promise<AccountRequest>
  approved(fields?: Partial<InputOf<'requests.draft'>>): Promise<AccountRequest>
  /** Writes the call down; the id of the action is the answer. */
  start(request: AccountRequest): Promise<string>
  request(id: string): Promise<AccountRequest>
  /** Makes an action with the profile of the management account. */
  make(actionId: string): ReturnType<GovernedCore['run']>
  /** The creation that AWS began last, as soon as it did. */
  creation(): Promise<AwsDouble['organization']['creations'][number]>
}

/** Opens it. */
export async function openRequestsBench(ports: Partial<Ports> = {}): Promise<RequestsBench> {
  const aws = await startAwsDouble()
  aws.profileFiles({
    payer: { kind: 'keys', accountId: MANAGEMENT_ACCOUNT },
    stranger: { kind: 'keys', accountId: '999988887777' },
  })
  const core = await openGovernedCore(ports)
  const payer = await createPayer(core)
  const request: RequestsBench['request'] = async (id) => (await core.call('requests.get', { id })).request
  const draft: RequestsBench['draft'] = async (fields = {}) => {
    const { id } = await core.call('requests.draft', {
      payerId: payer.id,
      nickname: 'Northwind dev',
      rootEmail: 'aws+dev@northwind.example',
      supportPlan: 'Basic',
      customerId: null,
      origin: 'console',
      roleName: 'OrganizationAccountAccessRole',
      tags: {},
      place: null,
      ...fields,
    })
    return request(id)
  }
  return {
    ...core,
    aws,
    payer,
    draft,
    request,
    approved: async (fields) => {
      const { id, rev } = await draft(fields)
      await core.call('requests.submit', { id, rev })
      await core.call('requests.approve', { id, rev: rev + 1 })
      return request(id)
    },
    start: async ({ id, rev }) => (await core.call('requests.start', { id, rev })).actionId,
    make: (actionId) => core.run('aws.runActions', { actionIds: [actionId], profile: 'payer' }),
    creation: async () => {
      await vi.waitFor(() => expect(aws.organization.creations.at(-1)?.State).toBe('IN_PROGRESS'), 10_000)
      const last = aws.organization.creations.at(-1)
      if (last === undefined) throw new Error('it was just there')
      return last
    },
  }
}
