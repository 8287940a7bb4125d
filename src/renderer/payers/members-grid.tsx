import { IconCloud, IconFilterOff } from '@tabler/icons-react'
import { useCallback, useMemo } from 'react'
import type { Member, MemberFilter, MemberSort } from '../../shared/contract/members.ts'
import { call } from '../api.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { onCoreChange } from '../ui/grid/core-changes.ts'
import { DataGrid } from '../ui/grid/data-grid.tsx'
import type { ColumnLayout, GridColumn, GridSelection, GridSource } from '../ui/grid/grid-types.ts'
import { useSession } from '../ui/use-session.ts'
import { MemberMenu } from './member-menu.tsx'
import type { MembersAddress } from './members-address.ts'
import type { MembersDialog } from './members-dialogs.tsx'

const onStale = onCoreChange(['aws.changed', 'customers.changed', 'pool.changed', 'session.changed'])

interface MembersGridProps {
  readonly columns: readonly GridColumn<Member>[]
  readonly filter: MemberFilter
  /** Narrowed by more than the management account. */
  readonly isFiltered: boolean
  readonly sort: MemberSort
  /** Members can be added by hand: one organization is shown. */
  readonly canAdd: boolean
  readonly layout: ColumnLayout
  readonly onLayout: (layout: ColumnLayout) => void
  readonly selection: GridSelection
  readonly onSelect: (selection: GridSelection) => void
  readonly onTotal: (total: number) => void
  readonly onCopy: () => void
  readonly onShow: (parts: Partial<MembersAddress>) => void
  readonly onDialog: (dialog: MembersDialog) => void
  readonly focusRef: React.RefObject<{ readonly focus: () => void } | null>
}

/** The grid **Customer accounts**. */
export function MembersGrid(props: MembersGridProps): React.JSX.Element {
  const { filter, sort, onDialog, onShow } = props
  const { provider } = useSession()
  const source = useMemo(
    (): GridSource<Member> => ({
      key: JSON.stringify([provider.id, filter, sort]),
      fetch: (first, count) => call('members.page', { filter, sort, first, count }),
      onStale,
    }),
    [provider.id, filter, sort],
  )
  const actions = useCallback(
    (member: Member) => <MemberMenu member={member} onDialog={onDialog} />,
    [onDialog],
  )
  return (
    <DataGrid
      name="Customer accounts"
      columns={props.columns}
      source={source}
      keyOf={keyOf}
      layout={props.layout}
      onLayout={props.onLayout}
      sort={sort}
      // The columns' orders are the contract's.
      onSort={(next) => onShow({ sort: next as MemberSort })}
      selection={props.selection}
      onSelect={props.onSelect}
      onOpen={(member) => onDialog({ kind: 'edit', member })}
      onEdit={(member) => onDialog({ kind: 'edit', member })}
      actions={actions}
      actionsPx={46}
      onTotal={props.onTotal}
      onCopy={props.onCopy}
      focusRef={props.focusRef}
      empty={
        props.isFiltered ? (
          <EmptyState
            icon={<IconFilterOff size={22} stroke={1.6} />}
            title="No member matches these filters"
            next="Search for less, or take a filter away."
            action={{ label: 'Show all members', onClick: () => onShow({ filter: {} }) }}
          />
        ) : (
          <EmptyState
            icon={<IconCloud size={22} stroke={1.6} />}
            title="No member account is recorded yet"
            next="Members come from a listing of the organization, from invitations and created accounts, or are added by hand."
            {...(props.canAdd
              ? { action: { label: 'Add one by hand', onClick: () => onDialog({ kind: 'add' }) } }
              : {})}
          />
        )
      }
    />
  )
}

const keyOf = ({ accountId }: Member): string => accountId
