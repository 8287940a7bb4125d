import { ListOrganizationalUnitsForParentCommand, ListRootsCommand } from '@aws-sdk/client-organizations'
import type { ListingSite } from './list-accounts.ts'
import { createPace } from './pace.ts'
import { pagesOf } from './pages.ts'

/** The roots and organizational units of an organization. */
export interface UnitNames {
  /** The path of names of each root and unit, by its id, parents first. */
  readonly paths: ReadonlyMap<string, string>
  /** The path of names behind AWS's own paths of ids; null where it is not known. */
  ofPaths(paths: readonly string[]): string | null
}

/** No rate of its own is documented; that of ListAccountsForParent is kept. */
const RATE = { perSecond: 5, burst: 8 } as const
const PAGE_SIZE = 20

/** Reads the tree of units, level by level. */
export async function readUnits({ client, session, context }: ListingSite): Promise<UnitNames> {
  const paths = new Map<string, string>()
  const describe = () => ({ done: paths.size, text: 'Reading the organizational units' })
  const common = { pace: createPace(RATE), session, describe }
  const roots = pagesOf(
    {
      ...common,
      action: 'ListRoots',
      send: (NextToken, options) =>
        client.send(new ListRootsCommand({ MaxResults: PAGE_SIZE, NextToken }), options),
    },
    context,
  )
  for await (const { Roots = [] } of roots) {
    for (const { Id = '', Name = '' } of Roots) paths.set(Id, Name)
  }
  // A map is walked in the order of adding, what is added meanwhile included.
  for (const [ParentId, parent] of paths) {
    context.note({ ...describe(), total: null })
    const units = pagesOf(
      {
        ...common,
        action: 'ListOrganizationalUnitsForParent',
        send: (NextToken, options) =>
          client.send(
            new ListOrganizationalUnitsForParentCommand({ ParentId, MaxResults: PAGE_SIZE, NextToken }),
            options,
          ),
      },
      context,
    )
    for await (const { OrganizationalUnits = [] } of units) {
      for (const { Id = '', Name = '' } of OrganizationalUnits) paths.set(Id, `${parent}/${Name}`)
    }
  }
  return {
    paths,
    ofPaths: ([path]) => {
      const unit = path?.split('/').findLast((id) => paths.has(id))
      return unit === undefined ? null : (paths.get(unit) ?? null)
    },
  }
}
