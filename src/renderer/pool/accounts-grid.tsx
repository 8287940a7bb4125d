import { IconDatabase, IconFilterOff } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { AccountRow, AccountSort } from '../../shared/contract/accounts.ts'
import { call } from '../api.ts'
import { goTo } from '../routes/hash-location.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { onCoreChange } from '../ui/grid/core-changes.ts'
import { DataGrid } from '../ui/grid/data-grid.tsx'
import type { GridSource } from '../ui/grid/grid-types.ts'
import { useSession } from '../ui/use-session.ts'
import { copyAccounts } from './copy-accounts.ts'
import { isFilterEmpty, poolQuery } from './pool-address.ts'
import { POOL_COLUMNS } from './pool-columns.tsx'
import {
  arrangeColumns,
  chosenAccounts,
  noteTotal,
  openDetails,
  openDialog,
  selectAccounts,
  showPool,
  usePoolStore,
} from './pool-store.ts'
import { RowActions } from './row-actions.tsx'
import { RowMenu, type OpenRowMenu } from './row-menu.tsx'

const onStale = onCoreChange(['pool.changed', 'customers.changed', 'settings.changed', 'search.counted'])

interface AccountsGridProps {
  readonly focusRef: React.RefObject<{ readonly focus: () => void } | null>
  readonly isPoolEmpty: boolean
}

/** The grid **Accounts**. */
export function AccountsGrid({ focusRef, isPoolEmpty }: AccountsGridProps): React.JSX.Element {
  const { filter, sort, selection, layout } = usePoolStore()
  const { provider } = useSession()
  const [menu, setMenu] = useState<OpenRowMenu | null>(null)
  const source = useMemo(
    (): GridSource<AccountRow> => ({
      key: `${provider.id} ${poolQuery({ filter, sort })}`,
      fetch: (first, count) => call('accounts.page', { filter, sort, first, count }),
      onStale,
    }),
    [provider.id, filter, sort],
  )
  return (
    <>
      <DataGrid
        name="Accounts"
        columns={POOL_COLUMNS}
        source={source}
        keyOf={keyOf}
        layout={layout}
        onLayout={arrangeColumns}
        sort={sort}
        // The columns' orders are the contract's.
        onSort={(next) => showPool({ sort: next as AccountSort })}
        selection={selection}
        onSelect={selectAccounts}
        isSelectable={isOurs}
        rowState={rowState}
        onOpen={({ accountId }) => openDetails(accountId)}
        onEdit={edit}
        onDelete={askToDelete}
        onCopy={() => {
          const chosen = chosenAccounts(usePoolStore.getState())
          if (chosen !== null) void copyAccounts(chosen, 'ids')
        }}
        onMenu={(row, at) => setMenu({ row, at })}
        actions={rowActions}
        onTotal={noteTotal}
        focusRef={focusRef}
        empty={isPoolEmpty ? <EmptyPool /> : isFilterEmpty(filter) ? <EmptyPool /> : <NothingMatches />}
      />
      <RowMenu
        opened={menu}
        onClose={() => {
          setMenu(null)
          focusRef.current?.focus()
        }}
      />
    </>
  )
}

const keyOf = ({ accountId }: AccountRow): string => accountId
const isOurs = (row: AccountRow): boolean => row.isOurs
const rowState = (row: AccountRow): string | undefined => (row.isOurs ? undefined : 'locked')
const rowActions = (row: AccountRow): React.ReactNode => <RowActions row={row} />

function edit(row: AccountRow): void {
  if (row.isOurs) openDialog({ kind: 'edit', row })
}

function askToDelete(row: AccountRow): void {
  if (!row.isOurs) return
  const chosen = chosenAccounts(usePoolStore.getState())
  openDialog({
    kind: 'bulk',
    change: 'delete',
    selection: chosen ?? { kind: 'these', accountIds: [row.accountId] },
  })
}

function EmptyPool(): React.JSX.Element {
  return (
    <EmptyState
      icon={<IconDatabase size={22} stroke={1.6} />}
      title="The pool is empty"
      next="An order takes its account from here, so nothing can be allocated yet. Import a CSV file of preconfigured accounts, or add one by hand."
      action={{ label: 'Import a file', onClick: () => goTo('/pool/import') }}
      secondAction={{ label: 'Add an account', onClick: () => openDialog({ kind: 'new' }) }}
    />
  )
}

function NothingMatches(): React.JSX.Element {
  return (
    <EmptyState
      icon={<IconFilterOff size={22} stroke={1.6} />}
      title="No account matches these filters"
      next="Search for less, or take a filter away. Accounts of other providers are shown only when you ask for them."
      action={{ label: 'Show all accounts', onClick: () => showPool({ filter: {} }) }}
    />
  )
}
