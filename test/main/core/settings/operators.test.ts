import { describe, expect, it } from 'vitest'
import { failureOf } from '../../../support/failure-of.ts'
import { openTestCore } from '../../../support/open-test-core.ts'

const ANA = {
  name: 'Ana',
  email: 'ana@example.com',
  providerId: null,
  role: 'admin',
  isPartner: true,
} as const

describe('operators', () => {
  it('are added, edited and removed', async () => {
    const core = openTestCore()
    const ana = await core.call('operators.create', ANA)
    expect(ana).toEqual({ ...ANA, id: ana.id, rev: 1 })
    const edited = await core.call('operators.edit', { ...ANA, id: ana.id, rev: 1, role: 'operator' })
    expect(edited).toEqual({ ...ana, role: 'operator', rev: 2 })
    await core.call('operators.remove', { id: ana.id, rev: 2 })
    expect((await core.call('session.get', {})).operators.map(({ name }) => name)).toEqual(['Administrator'])
  })

  it('A-16 always include an admin, and never lose the one at work', async () => {
    const core = openTestCore()
    const { operator } = await core.call('session.get', {})
    const { id, rev, ...fields } = operator
    const demoted = core.call('operators.edit', { ...fields, id, rev, role: 'operator' })
    expect(await failureOf(demoted)).toEqual({
      code: 'invalid-input',
      problems: [
        {
          path: ['role'],
          message: 'Administrator is the only admin. Make somebody else an admin first.',
        },
      ],
    })
    expect(await failureOf(core.call('operators.remove', { id, rev }))).toEqual({
      code: 'not-allowed',
      why: 'Administrator is at work now. Switch to another operator first.',
    })
  })

  it('A-16 can hand the workspace over: a new admin removes the old one', async () => {
    const core = openTestCore()
    const { operator } = await core.call('session.get', {})
    const ana = await core.call('operators.create', ANA)
    await core.call('session.useOperator', { operatorId: ana.id })
    await core.call('operators.remove', { id: operator.id, rev: operator.rev })
    expect((await core.call('session.get', {})).operators).toEqual([ana])
  })

  it('have names of their own and a provider that is there', async () => {
    const core = openTestCore()
    const taken = core.call('operators.create', { ...ANA, name: 'administrator' })
    const nowhere = core.call('operators.create', { ...ANA, providerId: 'gone' })
    expect([await failureOf(taken), await failureOf(nowhere)]).toEqual([
      {
        code: 'invalid-input',
        problems: [
          {
            path: ['name'],
            message: 'There is an operator called Administrator already. Give this one another name.',
          },
        ],
      },
      {
        code: 'invalid-input',
        problems: [
          { path: ['providerId'], message: 'This provider does not exist any more. Choose another one.' },
        ],
      },
    ])
  })

  it('who lose a capability lose it at once', async () => {
    const core = openTestCore()
    const ana = await core.call('operators.create', ANA)
    await core.call('session.useOperator', { operatorId: ana.id })
    await core.call('operators.edit', { ...ANA, id: ana.id, rev: 1, role: 'sales_readonly' })
    expect((await core.call('session.get', {})).capabilities).toEqual(['read'])
    expect(await failureOf(core.call('operators.create', { ...ANA, name: 'Bo' }))).toEqual({
      code: 'capability-missing',
      needs: 'administer',
      role: 'sales_readonly',
    })
  })
})
