import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { contract, type OperationName } from '../../../src/shared/contract/index.ts'
import type { CoreEvent } from '../../../src/shared/contract/events.ts'
import { OperatorRole, may, type Capability } from '../../../src/shared/domain/capability.ts'
import { errandFor } from '../../../src/main/core/aws/errands.ts'
import { handlers } from '../../../src/main/core/handlers.ts'
import { tasks } from '../../../src/main/core/jobs/tasks.ts'
import { failureOf } from '../../support/failure-of.ts'
import { openTestCore, type TestCore } from '../../support/open-test-core.ts'

const names = Object.keys(contract) as OperationName[]

async function workAs(core: TestCore, role: OperatorRole): Promise<void> {
  const fields = { name: `The ${role}`, email: '', providerId: null, role, isPartner: false }
  const operator = await core.call('operators.create', fields)
  await core.call('session.useOperator', { operatorId: operator.id })
}

describe('the one door into the core', () => {
  it('has code behind every operation of the contract and behind nothing else', () => {
    const errands = names.filter((name) => errandFor(name) !== null)
    const built = [...Object.keys(handlers), ...Object.keys(tasks), ...errands]
    expect(built.toSorted()).toEqual(names.toSorted())
  })

  it('answers an operation that does not exist with a failure', async () => {
    const core = openTestCore()
    expect(await core.core.dispatch('accounts.explode', {})).toEqual({
      ok: false,
      failure: { code: 'not-found', what: 'operation', id: 'accounts.explode' },
    })
    expect(await core.core.dispatch('toString', {})).toMatchObject({
      ok: false,
      failure: { code: 'not-found' },
    })
  })

  it('names every wrong field of an input with a sentence', async () => {
    const core = openTestCore()
    const input = { name: ' ', emailDomains: ['ok.example', 'no domain'], tier: 'distributor' }
    expect(await core.core.dispatch('providers.create', input)).toEqual({
      ok: false,
      failure: {
        code: 'invalid-input',
        problems: [
          { path: ['name'], message: 'Give it a name.' },
          { path: ['emailDomains', 1], message: 'A domain looks like example.com.' },
        ],
      },
    })
  })

  it.each([null, 7, 'text', [], undefined])('takes %j for no input', async (input) => {
    const core = openTestCore()
    expect(await core.core.dispatch('settings.edit', input)).toMatchObject({
      ok: false,
      failure: { code: 'invalid-input' },
    })
  })
})

describe('capabilities', () => {
  const needs = (capability: Capability): OperationName[] =>
    names.filter((name) => contract[name].needs === capability)

  it('A-16 are asked for by exactly these operations', () => {
    expect({
      administer: needs('administer'),
      approve: needs('approve'),
      onboarding: needs('onboarding'),
    }).toEqual({
      administer: [
        'providers.create',
        'providers.edit',
        'providers.remove',
        'operators.create',
        'operators.edit',
        'operators.remove',
        'settings.edit',
        'outbox.setPassword',
        'outbox.testServer',
        'tags.define',
        'tags.redefine',
        'tags.removeDefinition',
        'departures.plan',
        'departures.cancel',
        'departures.start',
        'departures.markEnded',
      ],
      approve: [
        'governance.approve',
        'governance.reject',
        'governance.disable',
        'governance.enable',
        'invites.approve',
        'invites.reject',
        'invites.createPlan',
        'requests.approve',
        'requests.reject',
      ],
      onboarding: [
        'customers.create',
        'customers.edit',
        'customers.move',
        'customers.archive',
        'customers.unarchive',
        'outbox.create',
        'outbox.edit',
        'outbox.discard',
        'outbox.markSent',
        'outbox.send',
        'governance.register',
        'users.invite',
        'users.accept',
        'users.cancel',
        'users.remove',
        'users.changeRole',
        'users.confirmEmail',
        'users.addMyself',
        'governance.tickFollowUp',
        'quotas.edit',
        'projects.create',
        'projects.rename',
        'projects.remove',
        'messages.send',
        'messages.acknowledge',
        'messages.close',
        'tags.edit',
        'actions.withdraw',
        'actions.retry',
        'actions.runbook',
        'actions.applyResults',
        'aws.runActions',
        'aws.settleActions',
        'payers.create',
        'payers.edit',
        'payers.promote',
        'payers.remove',
        'invites.draft',
        'invites.edit',
        'invites.submit',
        'invites.request',
        'invites.markSent',
        'invites.markEnded',
        'invites.cancel',
        'invites.requestCancel',
        'invites.resend',
        'invites.draftLetter',
        'invites.draftReminders',
        'invites.pausePlan',
        'aws.runPlan',
        'listings.accept',
        'listings.ignore',
        'aws.list',
        'evidence.open',
        'evidence.apply',
        'members.create',
        'members.edit',
        'members.remove',
        'roles.prepare',
        'roles.enter',
        'roles.edit',
        'roles.rotate',
        'roles.remove',
        'roles.verifyOffline',
        'roles.draftLetter',
        'roles.create',
        'aws.verifyRoles',
        'requests.draft',
        'requests.edit',
        'requests.submit',
        'requests.cancel',
        'requests.start',
        'requests.markCreated',
        'requests.markFailed',
        'aws.followCreations',
        'departures.tick',
      ],
    })
    expect(needs('pool').filter((name) => contract[name].kind === 'query')).toEqual([])
  })

  it.each(OperatorRole.options)(
    'CS-01 A-16 decide for every operation what a %s may ask for',
    async (role) => {
      const core = openTestCore()
      await workAs(core, role)
      const codes: Record<string, string> = {}
      for (const name of names) {
        // No operation takes a number: a role that may ask gets as far as the check of the input.
        const reply = await core.core.dispatch(name, 7)
        codes[name] = reply.ok ? 'ok' : reply.failure.code
      }
      const expected = names.map((name) => [
        name,
        may(role, contract[name].needs) ? 'invalid-input' : 'capability-missing',
      ])
      expect(codes).toEqual(Object.fromEntries(expected))
    },
  )

  it('CS-01 say which one is missing', async () => {
    const core = openTestCore()
    await workAs(core, 'sales_readonly')
    const market = {
      code: 'X',
      name: '',
      defaultModel: null,
      currency: null,
      poolTarget: null,
      reorderAt: null,
    }
    expect(await failureOf(core.call('marketplaces.create', market))).toEqual({
      code: 'capability-missing',
      needs: 'pool',
      role: 'sales_readonly',
    })
  })
})

describe('what went wrong', () => {
  it('unexpectedly is told by a reference under which the log has it', async () => {
    const core = openTestCore()
    const spoiler = new Database(core.workspaceFile)
    spoiler.exec('DROP TABLE saved_view')
    spoiler.close()
    const failure = await failureOf(core.call('views.list', { screen: 'pool' }))
    expect(failure).toEqual({ code: 'unexpected', reference: expect.stringMatching(/^[a-z0-9]+-\d+$/) })
    const reference = failure.code === 'unexpected' ? failure.reference : ''
    const line = core.logLines.find((each) => each.includes(reference))
    expect(line).toContain('while views.list: SqliteError: no such table: saved_view')
  })

  it('takes nothing with it: the next call is answered', async () => {
    const core = openTestCore()
    await core.core.dispatch('session.useOperator', { operatorId: 'nobody' })
    expect((await core.call('session.get', {})).operator.name).toBe('Administrator')
  })
})

describe('after a command', () => {
  it('Activity is told when the store changed, and only then', async () => {
    const core = openTestCore()
    const heard: CoreEvent['kind'][] = []
    core.subscribe((event) => heard.push(event.kind))
    await core.call('providers.create', { name: 'B', emailDomains: [], tier: 'reseller' })
    await core.call('views.save', { screen: 'pool', name: 'Mine', state: {} })
    await failureOf(core.call('providers.create', { name: 'b', emailDomains: [], tier: 'reseller' }))
    expect(heard.filter((kind) => kind === 'activity.changed')).toHaveLength(1)
  })
})

describe('a slow operation', () => {
  it('is written to the log with its name', async () => {
    let slowDownMs = 0
    const core = openTestCore({
      ports: {
        now: () => {
          const until = performance.now() + slowDownMs
          while (performance.now() < until);
          return new Date()
        },
      },
    })
    slowDownMs = 60
    await core.call('providers.create', { name: 'Slow', emailDomains: [], tier: 'reseller' })
    expect(core.logLines).toContainEqual(expect.stringMatching(/warn providers\.create took \d+ ms$/))
  })
})
