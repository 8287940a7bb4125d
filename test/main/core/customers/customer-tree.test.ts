import { describe, expect, it } from 'vitest'
import type { InputOf, OutputOf } from '../../../../src/shared/contract/index.ts'
import { openCustomerTree, type CustomerTree } from '../../../support/customer-tree.ts'

type Asked = InputOf<'customers.tree'>

const ALL: Asked = {
  filter: {},
  sort: { by: 'name', direction: 'ascending' },
  expansion: { base: 'all', except: [] },
  first: 0,
  count: 100,
}

function tree(core: CustomerTree, asked: Partial<Asked> = {}): Promise<OutputOf<'customers.tree'>> {
  return core.call('customers.tree', { ...ALL, ...asked })
}

/** The rows as an outline: indented, with + where something is folded away, in brackets what does not match. */
function outline({ rows }: OutputOf<'customers.tree'>): string[] {
  return rows.map(({ depth, companyName, childCount, isExpanded, isMatch }) => {
    const folded = childCount > 0 && !isExpanded ? ` +${childCount}` : ''
    return `${'  '.repeat(depth)}${isMatch ? companyName : `(${companyName})`}${folded}`
  })
}

async function openLarger(): Promise<CustomerTree> {
  const core = await openCustomerTree()
  const zeta = await core.add({ companyName: 'Zeta', kind: 'reseller' })
  await core.add({ companyName: 'Amber', parentId: zeta.id })
  await core.add({ companyName: 'Direct' })
  return core
}

describe('the tree of customers', () => {
  it('MSH-01 shows distributor, resellers and end customers under each other', async () => {
    const core = await openLarger()
    const whole = await tree(core)
    expect(outline(whole)).toEqual([
      'My company',
      '  Acme',
      '    Blue',
      '    Cyan',
      '  Direct',
      '  Zeta',
      '    Amber',
    ])
    expect([whole.total, whole.matching]).toEqual([7, 7])
  })

  it('opens the first level, and any row the other way round', async () => {
    const core = await openLarger()
    const top = await tree(core, { expansion: { base: 'top', except: [] } })
    const acme = await tree(core, { expansion: { base: 'top', except: [core.acme.id] } })
    const none = await tree(core, { expansion: { base: 'none', except: [] } })
    const folded = await tree(core, { expansion: { base: 'all', except: [core.acme.id] } })
    expect([outline(top), outline(acme), outline(none), outline(folded)]).toEqual([
      ['My company', '  Acme +2', '  Direct', '  Zeta +1'],
      ['My company', '  Acme', '    Blue', '    Cyan', '  Direct', '  Zeta +1'],
      ['My company +3'],
      ['My company', '  Acme +2', '  Direct', '  Zeta', '    Amber'],
    ])
  })

  it('finds customers and shows the way to them', async () => {
    const core = await openLarger()
    const amber = await tree(core, { filter: { search: 'amb' } })
    const resellers = await tree(core, { filter: { kinds: ['reseller'] } })
    const archived = await tree(core, { filter: { statuses: ['archived'] } })
    expect([outline(amber), outline(resellers), outline(archived)]).toEqual([
      ['(My company)', '  (Zeta)', '    Amber'],
      ['(My company)', '  Acme', '  Zeta'],
      [],
    ])
    expect([amber.matching, amber.total, archived.total]).toEqual([1, 3, 0])
  })

  it('is sorted within each level, and read in pages', async () => {
    const core = await openLarger()
    const down = await tree(core, { sort: { by: 'name', direction: 'descending' }, first: 1, count: 3 })
    const created = await tree(core, { sort: { by: 'created', direction: 'descending' } })
    const status = await tree(core, { sort: { by: 'status', direction: 'descending' }, count: 2 })
    expect([outline(down), outline(created), outline(status)]).toEqual([
      ['  Zeta', '    Amber', '  Direct'],
      ['My company', '  Direct', '  Zeta', '    Amber', '  Acme', '    Cyan', '    Blue'],
      ['My company', '  Acme'],
    ])
    expect(down.total).toBe(7)
  })

  it('counts users, accounts and orders of each', async () => {
    const core = await openCustomerTree()
    const user = { email: 'a@b.example', firstName: 'A', lastName: 'B', role: 'owner' } as const
    await core.add({ companyName: 'Users', users: [user, { ...user, email: 'c@b.example' }] })
    const { rows } = await tree(core, { filter: { search: 'users' } })
    expect(rows.at(-1)).toMatchObject({ users: 2, linkedAccounts: 0, openOrders: 0, rev: 1, childCount: 0 })
  })
})
