import { IconPlus } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { run } from '../api.ts'
import { goTo, useHashQuery } from '../routes/hash-location.ts'
import { ExportMenu } from '../ui/export-menu.tsx'
import type { GridSelection } from '../ui/grid/grid-types.ts'
import { NO_SELECTION } from '../ui/grid/selection-rule.ts'
import { useColumnLayout } from '../ui/grid/use-column-layout.ts'
import { ImportButton } from '../imports/import-button.tsx'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { Page } from '../ui/page.tsx'
import { useSession } from '../ui/use-session.ts'
import { ORDER_COLUMNS } from './order-columns.tsx'
import { OrderDrawer } from './order-drawer.tsx'
import { ordersPath, readOrdersQuery, type OrdersAddress } from './orders-address.ts'
import { OrdersBar } from './orders-bar.tsx'
import { OrdersDialogs, type OrderDialog } from './orders-dialogs.tsx'
import { OrdersFilters } from './orders-filters.tsx'
import { OrdersGrid } from './orders-grid.tsx'

/** The screen **Orders**: from the oldest Ready account to a customer. */
export function OrdersPage(): React.JSX.Element {
  const session = useSession()
  const reason = missingPermission(session, 'pool')
  const query = useHashQuery()
  const address = useMemo(() => readOrdersQuery(query), [query])
  const [dialog, setDialog] = useState<OrderDialog>({ kind: 'none' })
  const [selection, setSelection] = useState<GridSelection>(NO_SELECTION)
  const [total, setTotal] = useState(0)
  const [layout, setLayout] = useColumnLayout('orders', ORDER_COLUMNS)
  const grid = useRef<{ readonly focus: () => void } | null>(null)

  const show = useCallback(
    (parts: Partial<OrdersAddress>): void => {
      // What was chosen under another filter is let go.
      if (parts.filter !== undefined) setSelection(NO_SELECTION)
      goTo(ordersPath({ ...address, action: null, ...parts }), { replace: true })
    },
    [address],
  )
  const close = (): void => {
    setDialog({ kind: 'none' })
    if (address.action !== null) show({})
    // After the dialog gave the focus back to whatever had it.
    setTimeout(() => grid.current?.focus())
  }
  // An address can ask for the dialog: the dashboard and the command palette do.
  const shown: OrderDialog =
    dialog.kind === 'none' && address.action === 'new' && reason === null ? { kind: 'new' } : dialog

  return (
    <Page
      title="Orders"
      body="fill"
      description={`Accounts of ${session.provider.name} on their way to customers`}
      toolbar={
        <>
          <ExportMenu
            fileName="orders"
            noun="order"
            total={total}
            write={(file) => run('orders.export', { ...file, filter: address.filter, sort: address.sort })}
          />
          <ImportButton target="orders" />
          <GuardedButton
            reason={reason}
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => setDialog({ kind: 'new' })}
          >
            New order
          </GuardedButton>
        </>
      }
    >
      <OrdersFilters
        filter={address.filter}
        onFilter={(filter) => show({ filter })}
        focusGrid={() => grid.current?.focus()}
      />
      <OrdersBar
        address={address}
        selection={selection}
        total={total}
        layout={layout}
        onLayout={setLayout}
        onSelect={setSelection}
        onShow={show}
        onDialog={setDialog}
      />
      <OrdersGrid
        address={address}
        layout={layout}
        onLayout={setLayout}
        selection={selection}
        onSelect={setSelection}
        onTotal={setTotal}
        onShow={show}
        onDialog={setDialog}
        focusRef={grid}
      />
      <OrderDrawer
        orderId={address.opened}
        onDialog={setDialog}
        onClose={() => {
          show({ opened: null })
          setTimeout(() => grid.current?.focus())
        }}
      />
      <OrdersDialogs dialog={shown} onClose={close} onFinished={() => setSelection(NO_SELECTION)} />
    </Page>
  )
}
