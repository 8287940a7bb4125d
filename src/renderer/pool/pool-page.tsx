import { useLayoutEffect, useRef } from 'react'
import { Page } from '../ui/page.tsx'
import { formatAmount } from '../ui/format.ts'
import { useOperation } from '../api.ts'
import { useSession } from '../ui/use-session.ts'
import { AccountDrawer } from './account-drawer.tsx'
import { AccountsGrid } from './accounts-grid.tsx'
import { LinkHint } from './link-hint.tsx'
import { PoolBar } from './pool-bar.tsx'
import { PoolDialogs } from './pool-dialogs.tsx'
import { PoolFilters } from './pool-filters.tsx'
import { recallPool, usePoolStore } from './pool-store.ts'
import { PoolToolbar } from './pool-toolbar.tsx'
import { StatusChips } from './status-chips.tsx'
import { usePoolAddress } from './use-pool-address.ts'
import { usePoolCommands } from './use-pool-commands.ts'

/** The screen **Pool**: all accounts of the provider, found, changed and handed on. */
export function PoolPage(): React.JSX.Element | null {
  const { workspace } = useSession()
  const recalledId = usePoolStore((state) => state.workspaceId)
  // Before the first drawing, or the grid would read a list that nobody asked for.
  useLayoutEffect(() => recallPool(workspace.id), [workspace.id])
  return recalledId === workspace.id ? <Pool /> : null
}

function Pool(): React.JSX.Element {
  const { provider } = useSession()
  usePoolAddress()
  usePoolCommands()
  const gridFocus = useRef<{ readonly focus: () => void }>(null)
  const everything = useOperation('accounts.totals', { filter: {} })
  const total = everything.data?.total
  const focusGrid = (): void => gridFocus.current?.focus()
  return (
    <Page
      title="Pool"
      body="fill"
      description={
        total === undefined
          ? `Accounts of ${provider.name}`
          : `${formatAmount(total, 'account')} of ${provider.name}`
      }
      toolbar={<PoolToolbar />}
    >
      <StatusChips />
      <PoolFilters focusGrid={focusGrid} />
      <LinkHint />
      <PoolBar />
      <AccountsGrid focusRef={gridFocus} isPoolEmpty={total === 0} />
      <PoolDialogs focusGrid={focusGrid} />
      <AccountDrawer focusGrid={focusGrid} />
    </Page>
  )
}
