import type { AccountId } from '../../src/shared/domain/account-id.ts'
import type { AccountChange } from '../../src/shared/contract/account-changes.ts'
import type { AccountRow } from '../../src/shared/contract/accounts.ts'
import type { OutputOf } from '../../src/shared/contract/index.ts'
import type { Marketplace } from '../../src/shared/contract/session.ts'
import { openTestCore, type TestCore } from './open-test-core.ts'

/** A core with two marketplaces and accounts 000000000001 … in the first one. */
export interface SmallPool extends TestCore {
  readonly germany: Marketplace
  readonly nordics: Marketplace
  /** The twelve digits of the account that was added as number so and so. */
  id(number: number): AccountId
  get(number: number): Promise<AccountRow>
  /** Previews a change of these accounts and does it. */
  change(change: AccountChange, ...numbers: number[]): Promise<OutputOf<'accounts.change'>>
  undo(changeId: string | null): Promise<OutputOf<'activity.undo'>>
  previewUndo(changeId: string | null): Promise<OutputOf<'activity.previewUndo'>>
  /** The change that the newest event belongs to. */
  lastChange(): Promise<string>
}

const PLAIN = { defaultModel: null, currency: null, poolTarget: null, reorderAt: null } as const

/** Opens a pool of `count` Ready SPAM accounts, each added by hand. */
export async function openSmallPool(count: number): Promise<SmallPool> {
  const core = openTestCore()
  const germany = await core.call('marketplaces.create', { ...PLAIN, code: 'MP-10', name: 'Germany' })
  const nordics = await core.call('marketplaces.create', { ...PLAIN, code: 'MP-20', name: 'Nordics' })
  const pool = onCore(core, { germany, nordics })
  for (let number = 1; number <= count; number += 1) {
    const account = { accountId: pool.id(number), marketplaceId: germany.id, model: 'SPAM' } as const
    await core.call('accounts.create', account)
  }
  return pool
}

/** The same pool after its core was closed and opened again. */
export function reopenSmallPool(pool: SmallPool): SmallPool {
  return onCore(openTestCore({ workspaceFile: pool.workspaceFile }), pool)
}

function onCore(core: TestCore, marketplaces: Pick<SmallPool, 'germany' | 'nordics'>): SmallPool {
  const id = (number: number): AccountId => String(number).padStart(12, '0') as AccountId
  return {
    ...core,
    germany: marketplaces.germany,
    nordics: marketplaces.nordics,
    id,
    get: async (number) => (await core.call('accounts.get', { accountId: id(number) })).account,
    change: async (change, ...numbers) => {
      const selection = { kind: 'these' as const, accountIds: numbers.map(id) }
      const { version } = await core.call('accounts.previewChange', { selection, change })
      return core.run('accounts.change', { selection, change, version })
    },
    undo: (changeId) => core.run('activity.undo', { changeId: changeId ?? '' }),
    previewUndo: (changeId) => core.call('activity.previewUndo', { changeId: changeId ?? '' }),
    lastChange: async () => {
      const { events } = await core.call('activity.page', { filter: {}, first: 0, count: 1 })
      return events[0]?.change?.id ?? ''
    },
  }
}
