import type { Order, OrderSelection } from '../../shared/contract/orders.ts'
import { EndOrderDialog } from './end-order-dialog.tsx'
import { FinishOrdersDialog } from './finish-orders-dialog.tsx'
import { NewOrderDialog } from './new-order-dialog.tsx'
import { StartDraftDialog } from './start-draft-dialog.tsx'

/** Which dialog is open. */
export type OrderDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'new' }
  | { readonly kind: 'start-draft'; readonly order: Order }
  | { readonly kind: 'end'; readonly trigger: 'complete' | 'fail' | 'cancel'; readonly order: Order }
  | { readonly kind: 'finish'; readonly how: 'complete' | 'fail'; readonly selection: OrderSelection }

interface OrdersDialogsProps {
  readonly dialog: OrderDialog
  readonly onClose: () => void
  /** The chosen orders were ended. */
  readonly onFinished: () => void
}

/** The dialog that is open, if any. */
export function OrdersDialogs({ dialog, onClose, onFinished }: OrdersDialogsProps): React.JSX.Element | null {
  switch (dialog.kind) {
    case 'none':
      return null
    case 'new':
      return <NewOrderDialog account={null} onClose={onClose} />
    case 'start-draft':
      return <StartDraftDialog order={dialog.order} onClose={onClose} />
    case 'end':
      return <EndOrderDialog trigger={dialog.trigger} order={dialog.order} onClose={onClose} />
    case 'finish':
      return (
        <FinishOrdersDialog
          how={dialog.how}
          selection={dialog.selection}
          onClose={onClose}
          onFinished={onFinished}
        />
      )
  }
}
