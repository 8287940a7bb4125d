import { describe, expect, it } from 'vitest'
import { contract, type NamesOf } from '../../../../src/shared/contract/index.ts'
import { OperatorRole } from '../../../../src/shared/domain/capability.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openGovernedCore, type GovernedCore } from '../../../support/governed-core.ts'

const AREAS = ['governance', 'users', 'quotas', 'projects', 'tags', 'messages']
const NAMES = (Object.keys(contract) as NamesOf<'query' | 'command'>[]).filter((name) =>
  AREAS.includes(name.split('.')[0] ?? ''),
)

/** What A-16 says, operation by operation: the roles that may. */
const ADMIN = ['admin']
const STAFF = ['admin', 'operator']
const ALL = ['admin', 'operator', 'sales_readonly']
const TABLE: Readonly<Record<string, readonly string[]>> = {
  'governance.register': STAFF,
  'governance.approve': ADMIN,
  'governance.reject': ADMIN,
  'governance.disable': ADMIN,
  'governance.enable': ADMIN,
  'governance.followUps': ALL,
  'governance.tickFollowUp': STAFF,
  'users.list': ALL,
  'users.invite': STAFF,
  'users.accept': STAFF,
  'users.cancel': STAFF,
  'users.remove': STAFF,
  'users.changeRole': STAFF,
  'users.confirmEmail': STAFF,
  'users.addMyself': STAFF,
  'quotas.list': ALL,
  'quotas.edit': STAFF,
  'projects.list': ALL,
  'projects.create': STAFF,
  'projects.rename': STAFF,
  'projects.remove': STAFF,
  'tags.definitions': ALL,
  'tags.define': ADMIN,
  'tags.redefine': ADMIN,
  'tags.removeDefinition': ADMIN,
  'tags.values': ALL,
  'tags.edit': STAFF,
  'messages.list': ALL,
  'messages.unread': ALL,
  'messages.send': STAFF,
  'messages.acknowledge': STAFF,
  'messages.close': STAFF,
}

/** Asks with nothing filled in: who may is told what is missing, who may not is told only that. */
async function isLetIn(core: GovernedCore, name: NamesOf<'query' | 'command'>): Promise<boolean> {
  try {
    await core.call(name, {})
    return true
  } catch {
    return (await failureOf(core.call(name, {}))).code !== 'capability-missing'
  }
}

describe('A-16 the capability table', () => {
  it.each(OperatorRole.options)('is kept by the core for the role %s', async (role) => {
    const core = await openGovernedCore()
    await core.workAs({ name: 'Somebody', role, isPartner: true })
    const allowed: string[] = []
    for (const name of NAMES) if (await isLetIn(core, name)) allowed.push(name)
    expect(allowed.toSorted()).toEqual(
      Object.keys(TABLE)
        .filter((name) => TABLE[name]?.includes(role))
        .toSorted(),
    )
  })

  it('has every operation', () => {
    expect(NAMES.toSorted()).toEqual(Object.keys(TABLE).toSorted())
  })
})
