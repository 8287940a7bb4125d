import { describe, expect, it } from 'vitest'
import type { InputOf } from '../../../../src/shared/contract/index.ts'
import type { TagDefinition } from '../../../../src/shared/contract/tags.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openGovernedCore, type GovernedCore } from '../../../support/governed-core.ts'

const PLAIN: InputOf<'tags.define'> = {
  name: 'Cost centre',
  description: '',
  type: 'text',
  choices: [],
  pattern: null,
  defaultValue: null,
  isRestricted: false,
  isImmutable: false,
  isMandatory: false,
}

async function define(
  core: GovernedCore,
  name: string,
  fields: Partial<InputOf<'tags.define'>> = {},
): Promise<TagDefinition> {
  await core.call('tags.define', { ...PLAIN, name, ...fields })
  const found = (await core.call('tags.definitions', {})).definitions.find((tag) => tag.name === name)
  if (found === undefined) throw new Error('a tag that was just defined is there')
  return found
}

async function valueOf(core: GovernedCore, tag: TagDefinition, customerId = core.acme.id): Promise<unknown> {
  const { values } = await core.call('tags.values', { customerId })
  const found = values.find(({ definitionId }) => definitionId === tag.id)
  return [found?.value, found?.rev]
}

async function set(
  core: GovernedCore,
  tag: TagDefinition,
  value: string | null,
  rev = 0,
): Promise<string | null> {
  const values = [{ definitionId: tag.id, value, rev }]
  return (await core.call('tags.edit', { customerId: core.acme.id, values })).changeId
}

const wrong = (tag: TagDefinition, message: string): unknown => ({
  code: 'invalid-input',
  problems: [{ path: ['values', tag.id], message }],
})

describe('the tags of a customer', () => {
  it('MSH-20 are set, changed and emptied; the log has before and after', async () => {
    const core = await openGovernedCore()
    const tag = await define(core, 'Cost centre', { pattern: '[A-Z]{2}-[0-9]+' })
    await set(core, tag, ' DE-1 ')
    await set(core, tag, 'DE-2', 1)
    expect([await valueOf(core, tag), await set(core, tag, 'DE-2', 2)]).toEqual([['DE-2', 2], null])
    const emptied = await set(core, tag, '', 2)
    const events = await core.events(3)
    expect(events.map(({ type, details }) => [type, details])).toEqual([
      ['CUSTOMER_TAGS_EDITED', { before: { 'Cost centre': 'DE-2' }, after: { 'Cost centre': null } }],
      ['CUSTOMER_TAGS_EDITED', { before: { 'Cost centre': 'DE-1' }, after: { 'Cost centre': 'DE-2' } }],
      ['CUSTOMER_TAGS_EDITED', { before: { 'Cost centre': null }, after: { 'Cost centre': 'DE-1' } }],
    ])
    await core.undo(emptied)
    expect(await valueOf(core, tag)).toEqual(['DE-2', 2])
  })

  it('are checked in the core: pattern, mandatory, immutable (invariant 14), and whoever was faster', async () => {
    const core = await openGovernedCore()
    const pattern = await define(core, 'Centre', { pattern: '[A-Z]+' })
    const immutable = await define(core, 'Region', { isImmutable: true })
    const mandatory = await define(core, 'Owner', { isMandatory: true })
    await set(core, mandatory, 'Ana')
    expect([
      await failureOf(set(core, pattern, 'abc')),
      await failureOf(set(core, immutable, 'EU')),
      await failureOf(set(core, mandatory, null, 1)),
      await failureOf(set(core, mandatory, 'Bob', 7)),
    ]).toEqual([
      wrong(pattern, 'Centre has to match the pattern [A-Z]+'),
      wrong(immutable, 'Region was settled when the customer was created.'),
      wrong(mandatory, 'Owner cannot be empty.'),
      { code: 'conflict', what: 'tag value', id: 'Owner', current: 1 },
    ])
  })

  it('MSH-03 MSH-20 restricted ones are for partners and admins only, their undo too', async () => {
    const core = await openGovernedCore()
    const tag = await define(core, 'Discount', { isRestricted: true })
    const changeId = await set(core, tag, '10')
    await core.workAs({ name: 'Olga' })
    const why = 'Discount is restricted: only partners and admins set it.'
    expect([
      (await core.call('tags.definitions', {})).maySetRestricted,
      await failureOf(set(core, tag, '20', 1)),
      await failureOf(core.undo(changeId)),
    ]).toEqual([false, wrong(tag, why), { code: 'not-allowed', why }])
  })

  it('MSH-03 restricted ones are set by a partner who is no admin', async () => {
    const core = await openGovernedCore()
    const tag = await define(core, 'Discount', { isRestricted: true })
    await core.workAs({ name: 'Pia', isPartner: true })
    await set(core, tag, '20')
    expect(await valueOf(core, tag)).toEqual(['20', 1])
  })

  it('MSH-03 are entered at creation: restricted by partners, immutable once, mandatory always, defaults else', async () => {
    const core = await openGovernedCore()
    const discount = await define(core, 'Discount', { isRestricted: true })
    const region = await define(core, 'Region', { isImmutable: true, isMandatory: true })
    const tier = await define(core, 'Tier', {
      type: 'choice',
      choices: ['gold', 'silver'],
      defaultValue: 'silver',
    })
    expect(await failureOf(core.create('Blue', { tags: { [tier.id]: 'iron' } }))).toEqual({
      code: 'invalid-input',
      problems: [
        { path: ['tags', region.id], message: 'Region is mandatory.' },
        { path: ['tags', tier.id], message: 'Tier is one of: gold, silver.' },
      ],
    })
    const blue = await core.create('Blue', { tags: { [region.id]: 'EU', [discount.id]: '5' } })
    expect([
      await valueOf(core, region, blue.id),
      await valueOf(core, discount, blue.id),
      await valueOf(core, tier, blue.id),
    ]).toEqual([
      ['EU', 1],
      ['5', 1],
      ['silver', 1],
    ])
    await core.workAs({ name: 'Olga' })
    const refused = core.create('Cyan', { tags: { [region.id]: 'EU', [discount.id]: '5' } })
    expect(await failureOf(refused)).toEqual({
      code: 'invalid-input',
      problems: [
        {
          path: ['tags', discount.id],
          message: 'Discount is restricted: only partners and admins set it.',
        },
      ],
    })
    await core.create('Cyan', { tags: { [region.id]: 'EU' } })
  })
})

describe('the definition of a tag', () => {
  it('has a name of its own, a pattern that works, a default that fits', async () => {
    const core = await openGovernedCore()
    await define(core, 'Tier')
    const no = async (fields: Partial<InputOf<'tags.define'>>): Promise<unknown> =>
      failureOf(core.call('tags.define', { ...PLAIN, ...fields }))
    expect([
      await no({ name: 'TIER' }),
      await no({ pattern: '(a+)+' }),
      await no({ type: 'number', defaultValue: 'x' }),
    ]).toMatchObject([
      { problems: [{ path: ['name'], message: 'There is a tag Tier already. Give this one another name.' }] },
      { problems: [{ path: ['pattern'] }] },
      { problems: [{ path: ['defaultValue'], message: 'The default is a number, like 12 or 3.5.' }] },
    ])
  })

  it('changes only as far as the values that are there still fit', async () => {
    const core = await openGovernedCore()
    const tag = await define(core, 'Tier')
    await set(core, tag, 'gold')
    const { id, rev, name } = tag
    expect(
      await failureOf(
        core.call('tags.redefine', { ...PLAIN, id, rev, name, type: 'choice', choices: ['silver'] }),
      ),
    ).toEqual({
      code: 'not-allowed',
      why: 'Acme has the value “gold”. Tier is one of: silver. Change that value first.',
    })
    const choices = ['gold', 'silver']
    const changed = await core.call('tags.redefine', { ...PLAIN, id, rev, name, type: 'choice', choices })
    expect((await core.call('tags.definitions', {})).definitions).toMatchObject([
      { type: 'choice', choices, customers: 1, rev: 2 },
    ])
    await core.undo(changed.changeId)
    expect((await core.call('tags.definitions', {})).definitions).toMatchObject([{ type: 'text', rev: 1 }])
  })

  it('goes with its values and comes back with them', async () => {
    const core = await openGovernedCore()
    const tag = await define(core, 'Tier')
    await set(core, tag, 'gold')
    const { changeId } = await core.call('tags.removeDefinition', { id: tag.id, rev: tag.rev })
    expect((await core.call('tags.values', { customerId: core.acme.id })).values).toEqual([])
    expect(await core.undo(changeId)).toMatchObject({ reversed: 2, keptCount: 0 })
    expect(await valueOf(core, tag)).toEqual(['gold', 1])
  })
})
