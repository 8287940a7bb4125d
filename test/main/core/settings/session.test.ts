import { describe, expect, it } from 'vitest'
import type { CoreEvent } from '../../../../src/shared/contract/events.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openTestCore, type TestCore } from '../../../support/open-test-core.ts'

const OPERATOR = { email: '', providerId: null, role: 'operator', isPartner: false } as const

async function addProvider(core: TestCore, name: string): Promise<string> {
  return (await core.call('providers.create', { name, emailDomains: [], tier: 'reseller' })).id
}

describe('a new workspace', () => {
  it('begins with one provider, one admin and the usual settings, at version 0 and without a history', async () => {
    const core = openTestCore()
    const session = await core.call('session.get', {})
    const id = expect.stringMatching(/^[0-9a-f-]{36}$/)
    const operator = {
      id,
      name: 'Administrator',
      email: '',
      providerId: null,
      role: 'admin',
      isPartner: true,
      rev: 1,
    }
    const provider = { id, name: 'My company', emailDomains: [], tier: 'distributor', rev: 1, accounts: 0 }
    const settings = {
      workspaceName: 'My workspace',
      allowsRevalidation: true,
      allowsCancelToReady: false,
      cooldownDays: 0,
      removalMinDays: 4,
      needsApproval: false,
      selfAssignRole: 'admin',
      needsEmailConfirmation: false,
      typedConfirmationFrom: 100,
      mailServer: null,
      roleKit: {
        trustedAccountId: null,
        roleName: 'QuartermasterRole',
        policies: ['ReadOnlyAccess'],
        templateUrl: null,
      },
    }
    expect(session).toEqual({
      workspace: {
        id,
        name: 'My workspace',
        fileName: 'workspace.sqlite',
        isSample: false,
      },
      version: 'test',
      operator,
      capabilities: ['read', 'pool', 'onboarding', 'approve', 'administer'],
      provider,
      providers: [provider],
      operators: [operator],
      marketplaces: [],
      settings,
    })
    expect((await core.call('activity.page', { filter: {}, first: 0, count: 10 })).total).toBe(0)
  })

  it('is the same one when it is opened again', async () => {
    const first = openTestCore()
    const before = await first.call('session.get', {})
    await first.close()
    const second = openTestCore({ workspaceFile: first.workspaceFile })
    expect(await second.call('session.get', {})).toEqual(before)
  })
})

describe('switching', () => {
  it('A-14 switches the provider, tells every window, and remembers it', async () => {
    const core = openTestCore()
    const id = await addProvider(core, 'Bluepeak')
    const heard: CoreEvent[] = []
    core.subscribe((event) => heard.push(event))
    expect((await core.call('session.useProvider', { providerId: id })).provider.name).toBe('Bluepeak')
    expect(heard).toEqual([{ kind: 'session.changed' }])
    await core.close()
    const again = openTestCore({ workspaceFile: core.workspaceFile })
    expect((await again.call('session.get', {})).provider.name).toBe('Bluepeak')
  })

  it('A-14 refuses another provider to an operator who works for one only, in a sentence', async () => {
    const core = openTestCore()
    const own = (await core.call('session.get', {})).provider
    const other = await addProvider(core, 'Bluepeak')
    const bound = await core.call('operators.create', { ...OPERATOR, name: 'Ana', providerId: other })
    const session = await core.call('session.useOperator', { operatorId: bound.id })
    expect(session.provider.name).toBe('Bluepeak')
    expect(await failureOf(core.call('session.useProvider', { providerId: own.id }))).toEqual({
      code: 'not-allowed',
      why: 'Ana works only for Bluepeak. Switch to an operator who works for every provider first.',
    })
  })

  it('A-16 gives the capabilities of the role that is chosen', async () => {
    const core = openTestCore()
    const sales = await core.call('operators.create', { ...OPERATOR, name: 'Sal', role: 'sales_readonly' })
    const session = await core.call('session.useOperator', { operatorId: sales.id })
    expect(session.capabilities).toEqual(['read'])
  })

  it('says when the provider or operator is not there', async () => {
    const core = openTestCore()
    expect([
      await failureOf(core.call('session.useProvider', { providerId: 'x' })),
      await failureOf(core.call('session.useOperator', { operatorId: 'y' })),
    ]).toEqual([
      { code: 'not-found', what: 'provider', id: 'x' },
      { code: 'not-found', what: 'operator', id: 'y' },
    ])
  })
})

describe('general settings', () => {
  it('change as a whole, with before and after in the log', async () => {
    const core = openTestCore()
    const before = (await core.call('session.get', {})).settings
    const after = { ...before, workspaceName: 'EMEA pool', typedConfirmationFrom: 50 }
    expect(await core.call('settings.edit', after)).toEqual(after)
    expect((await core.call('session.get', {})).workspace.name).toBe('EMEA pool')
    const { events } = await core.call('activity.page', { filter: {}, first: 0, count: 10 })
    expect(events.map(({ type, label, details }) => ({ type, label, details }))).toEqual([
      { type: 'SETTINGS_CHANGED', label: 'Edited the settings', details: { before, after } },
    ])
  })
})
