import { IconCloud, IconFilterOff } from '@tabler/icons-react'
import { useCallback, useMemo, useState } from 'react'
import type { Payer } from '../../shared/contract/payers.ts'
import { call } from '../api.ts'
import { goTo } from '../routes/hash-location.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { onCoreChange } from '../ui/grid/core-changes.ts'
import { DataGrid } from '../ui/grid/data-grid.tsx'
import type { ColumnLayout, GridSort, GridSource } from '../ui/grid/grid-types.ts'
import { useSession } from '../ui/use-session.ts'
import { membersPath } from './members-address.ts'
import { PAYER_COLUMNS, PAYER_ORDERS } from './payer-columns.tsx'
import { PayerMenu } from './payer-menu.tsx'
import type { PayersDialog } from './payers-dialogs.tsx'

const onStale = onCoreChange(['aws.changed', 'customers.changed', 'pool.changed', 'session.changed'])

interface PayersGridProps {
  readonly isMsp: boolean
  readonly search: string
  readonly layout: ColumnLayout
  readonly onLayout: (layout: ColumnLayout) => void
  readonly onTotal: (total: number) => void
  readonly onClearSearch: () => void
  readonly onDialog: (dialog: PayersDialog) => void
  readonly focusRef: React.RefObject<{ readonly focus: () => void } | null>
}

/** The grid **Management accounts**; there are few, so the window itself narrows and sorts them. */
export function PayersGrid(props: PayersGridProps): React.JSX.Element {
  const { isMsp, search, onDialog } = props
  const { provider } = useSession()
  const [sort, setSort] = useState<GridSort>({ by: 'name', direction: 'ascending' })
  const source = useMemo(
    (): GridSource<Payer> => ({
      key: [provider.id, isMsp, search, sort.by, sort.direction].join(' '),
      fetch: async (first, count) => {
        const { payers } = await call('payers.list', {})
        const shown = payers.filter((payer) => payer.isMsp === isMsp && isFound(payer, search))
        return { rows: sorted(shown, sort).slice(first, first + count), total: shown.length }
      },
      onStale,
    }),
    [provider.id, isMsp, search, sort],
  )
  const actions = useCallback((payer: Payer) => <PayerMenu payer={payer} onDialog={onDialog} />, [onDialog])
  return (
    <DataGrid
      name="Management accounts"
      columns={PAYER_COLUMNS}
      source={source}
      keyOf={keyOf}
      layout={props.layout}
      onLayout={props.onLayout}
      sort={sort}
      onSort={setSort}
      onOpen={({ accountId }) => goTo(membersPath({ account: accountId }))}
      onEdit={(payer) => onDialog({ kind: 'edit', payer })}
      actions={actions}
      actionsPx={46}
      onTotal={props.onTotal}
      focusRef={props.focusRef}
      empty={
        search === '' ? (
          <EmptyState
            icon={<IconCloud size={22} stroke={1.6} />}
            title={isMsp ? 'No MSP account is recorded yet' : 'No management account of others is recorded'}
            next={
              isMsp
                ? 'Add the management account of an organization; then list its members, invite accounts or create them.'
                : 'Payers that you do not control stand here until they are promoted to MSP.'
            }
            action={{ label: 'Add one', onClick: () => onDialog({ kind: 'add', isMsp }) }}
          />
        ) : (
          <EmptyState
            icon={<IconFilterOff size={22} stroke={1.6} />}
            title="No management account matches this search"
            next="Search for less, or look among the others."
            action={{ label: 'Clear the search', onClick: props.onClearSearch }}
          />
        )
      }
    />
  )
}

const keyOf = ({ id }: Payer): string => id

function isFound({ name, accountId, organizationId }: Payer, search: string): boolean {
  const digits = search.replaceAll(/[\s-]/g, '')
  const isId = /^\d+$/.test(digits) && accountId.includes(digits)
  return isId || `${name} ${organizationId ?? ''}`.toLowerCase().includes(search.toLowerCase())
}

function sorted(payers: readonly Payer[], { by, direction }: GridSort): Payer[] {
  // The columns name orders of this list only.
  const valueOf: (payer: Payer) => string | number = PAYER_ORDERS[by as keyof typeof PAYER_ORDERS]
  const sign = direction === 'ascending' ? 1 : -1
  return payers.toSorted((one, other) => {
    const [a, b] = [valueOf(one), valueOf(other)]
    return a === b ? 0 : a < b ? -sign : sign
  })
}
