import { ACCOUNT_COLUMNS } from '../../../../src/main/core/pool/account-table.ts'
import { describe, expect, it } from 'vitest'
import type { CoreEvent } from '../../../../src/shared/contract/events.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openTestCore } from '../../../support/open-test-core.ts'
import { openTestStore, seedImport } from '../../../support/seed-accounts.ts'

const GERMANY = {
  code: 'MP-00010',
  name: 'Germany',
  defaultModel: 'SPAM',
  currency: 'EUR',
  poolTarget: 100,
  reorderAt: 40,
} as const

describe('marketplaces', () => {
  it('CB-17 are added inline by staff and belong to the provider at work (CB-03)', async () => {
    const core = openTestCore()
    const clerk = { name: 'Jo', email: '', providerId: null, role: 'operator', isPartner: false } as const
    const operator = await core.call('operators.create', clerk)
    await core.call('session.useOperator', { operatorId: operator.id })
    const added = await core.call('marketplaces.create', GERMANY)
    const { marketplaces, provider } = await core.call('session.get', {})
    expect(added).toEqual({ ...GERMANY, id: added.id, providerId: provider.id, rev: 1, accounts: 0 })
    expect(marketplaces).toEqual([added])
  })

  it('A-15 may be called anything', async () => {
    const core = openTestCore()
    const added = await core.call('marketplaces.create', { ...GERMANY, code: '  partner trials ' })
    expect(added.code).toBe('partner trials')
  })

  it('have an ID of their own within the provider, which another provider may use too', async () => {
    const core = openTestCore()
    await core.call('marketplaces.create', GERMANY)
    expect(await failureOf(core.call('marketplaces.create', GERMANY))).toEqual({
      code: 'invalid-input',
      problems: [
        {
          path: ['code'],
          message: 'There is a marketplace MP-00010 already. Use it, or give another ID.',
        },
      ],
    })
    const other = await core.call('providers.create', { name: 'B', emailDomains: [], tier: 'reseller' })
    await core.call('session.useProvider', { providerId: other.id })
    expect((await core.call('marketplaces.create', GERMANY)).providerId).toBe(other.id)
  })

  it('refuse a reorder level above the target', async () => {
    const core = openTestCore()
    expect(await failureOf(core.call('marketplaces.create', { ...GERMANY, reorderAt: 101 }))).toEqual({
      code: 'invalid-input',
      problems: [
        {
          path: ['reorderAt'],
          message: 'The reorder level cannot be above the target. Lower it or raise the target.',
        },
      ],
    })
  })

  it('tell the windows, because lists show their IDs', async () => {
    const core = openTestCore()
    const { id } = await core.call('marketplaces.create', GERMANY)
    const heard: CoreEvent[] = []
    core.subscribe((event) => heard.push(event))
    const edited = await core.call('marketplaces.edit', { ...GERMANY, id, rev: 1, code: 'MP-00011' })
    expect([edited.code, edited.rev]).toEqual(['MP-00011', 2])
    expect(heard).toEqual([
      { kind: 'settings.changed' },
      { kind: 'pool.changed', version: 2 },
      { kind: 'activity.changed' },
    ])
  })

  it('CB-04 of another provider can be seen, not changed', async () => {
    const core = openTestCore()
    const { id } = await core.call('marketplaces.create', GERMANY)
    const other = await core.call('providers.create', { name: 'B', emailDomains: [], tier: 'reseller' })
    const session = await core.call('session.useProvider', { providerId: other.id })
    expect(session.marketplaces.map(({ code }) => code)).toEqual(['MP-00010'])
    const why = 'MP-00010 belongs to My company. Switch to My company to change it.'
    expect([
      await failureOf(core.call('marketplaces.edit', { ...GERMANY, id, rev: 1 })),
      await failureOf(core.call('marketplaces.remove', { id, rev: 1 })),
    ]).toEqual([
      { code: 'not-allowed', why },
      { code: 'not-allowed', why },
    ])
  })

  it('stay while accounts refer to them, deleted ones too', async () => {
    const first = openTestCore()
    await first.close()
    const store = openTestStore(first.workspaceFile)
    seedImport(store, 2)
    const deleted = store.connection
    const core = openTestCore({ workspaceFile: first.workspaceFile })
    const marketplace = (await core.call('session.get', {})).marketplaces[0]
    const named = { id: marketplace?.id ?? '', rev: 1 }
    const withAccounts = await failureOf(core.call('marketplaces.remove', named))
    deleted.exec(`
      INSERT INTO deleted_account SELECT ${ACCOUNT_COLUMNS.text}, '2026-01-01T00:00:00.000Z', change FROM account;
      DELETE FROM account; UPDATE tally SET n = 0`)
    deleted.close()
    const withDeleted = await failureOf(core.call('marketplaces.remove', named))
    expect([withAccounts, withDeleted]).toEqual([
      {
        code: 'not-allowed',
        why: 'MP-00010 has 2 accounts. Move them to another marketplace first.',
      },
      {
        code: 'not-allowed',
        why: 'MP-00010 has 2 deleted accounts that could come back, so it has to stay.',
      },
    ])
  })

  it('that are removed never give their key to another one', async () => {
    const core = openTestCore()
    const first = await core.call('marketplaces.create', GERMANY)
    await core.call('marketplaces.remove', { id: first.id, rev: 1 })
    await core.call('marketplaces.create', { ...GERMANY, code: 'MP-00020' })
    await core.close()
    const store = openTestStore(core.workspaceFile)
    expect(store.connection.prepare('SELECT key, code FROM marketplace').all()).toEqual([
      { key: 2, code: 'MP-00020' },
    ])
    store.connection.close()
  })
})
