import { IconCloud, IconFilterOff } from '@tabler/icons-react'
import { useCallback, useMemo } from 'react'
import type { Payer } from '../../shared/contract/payers.ts'
import { call } from '../api.ts'
import { goTo } from '../routes/hash-location.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { onCoreChange } from '../ui/grid/core-changes.ts'
import { DataGrid } from '../ui/grid/data-grid.tsx'
import type { ColumnLayout, GridSource } from '../ui/grid/grid-types.ts'
import { useSession } from '../ui/use-session.ts'
import { membersPath } from './members-address.ts'
import { PAYER_COLUMNS } from './payer-columns.tsx'
import { PayerMenu } from './payer-menu.tsx'
import { payersQuery, type PayersAddress, type PayerSort } from './payers-address.ts'
import type { PayersDialog } from './payers-dialogs.tsx'
import { shownPayers } from './shown-payers.ts'

const onStale = onCoreChange(['aws.changed', 'customers.changed', 'pool.changed', 'session.changed'])

interface PayersGridProps {
  readonly isMsp: boolean
  readonly address: PayersAddress
  readonly layout: ColumnLayout
  readonly onLayout: (layout: ColumnLayout) => void
  readonly onShow: (parts: Partial<PayersAddress>) => void
  readonly onDialog: (dialog: PayersDialog) => void
  readonly focusRef: React.RefObject<{ readonly focus: () => void } | null>
}

/** The grid **Management accounts**. */
export function PayersGrid(props: PayersGridProps): React.JSX.Element {
  const { isMsp, address, onDialog } = props
  const { provider } = useSession()
  const source = useMemo(
    (): GridSource<Payer> => ({
      key: [provider.id, isMsp, payersQuery(address)].join(' '),
      fetch: async (first, count) => {
        const { payers } = await call('payers.list', {})
        const shown = shownPayers(payers, { isMsp, ...address })
        return { rows: shown.slice(first, first + count), total: shown.length }
      },
      onStale,
    }),
    [provider.id, isMsp, address],
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
      sort={address.sort}
      // The columns' orders are those of this list.
      onSort={(sort) => props.onShow({ sort: sort as PayerSort })}
      onOpen={({ accountId }) => goTo(membersPath({ account: accountId }))}
      onEdit={(payer) => onDialog({ kind: 'edit', payer })}
      actions={actions}
      actionsPx={46}
      focusRef={props.focusRef}
      empty={
        address.search === '' ? (
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
            action={{ label: 'Clear the search', onClick: () => props.onShow({ search: '' }) }}
          />
        )
      }
    />
  )
}

const keyOf = ({ id }: Payer): string => id
