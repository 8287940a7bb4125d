import { BulkDialog } from './bulk-dialog.tsx'
import { EditAccountDialog } from './edit-account-dialog.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { NewAccountDialog } from './new-account-dialog.tsx'
import { StartOrderDialog } from '../orders/start-order-dialog.tsx'
import { NO_SELECTION } from '../ui/grid/selection-rule.ts'
import { openDialog, selectAccounts, usePoolStore } from './pool-store.ts'

/** The dialog that is open, if any; when it closes, the focus goes back to the grid. */
export function PoolDialogs({ focusGrid }: { readonly focusGrid: () => void }): React.JSX.Element | null {
  const dialog = usePoolStore((state) => state.dialog)
  const close = (): void => {
    openDialog({ kind: 'none' })
    // After the dialog gave the focus back to whatever had it.
    setTimeout(focusGrid)
  }
  switch (dialog.kind) {
    case 'none':
      return null
    case 'new':
      return <NewAccountDialog onClose={close} />
    case 'edit':
      return <EditAccountDialog row={dialog.row} onClose={close} />
    case 'bulk':
      return (
        <BulkDialog
          change={dialog.change}
          target={{ of: 'pool', selection: dialog.selection }}
          onClose={close}
          onDone={() => selectAccounts(NO_SELECTION)}
        />
      )
    case 'start-order':
      return <StartOrderDialog accountId={dialog.accountId} onClose={close} />
    case 'export':
      return <ExportDialog onClose={close} />
  }
}
