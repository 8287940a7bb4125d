import { ORDER_STATE_LABELS, type OrderState } from '../../shared/domain/order.ts'
import { Dot, DotLabel } from '../ui/dot-label.tsx'

/** The colour of each state: that of the status its account has. */
const ORDER_STATE_COLOURS: Readonly<Record<OrderState, string>> = {
  draft: 'var(--qm-held)',
  in_progress: 'var(--qm-progress)',
  completed: 'var(--qm-allocated)',
  failed: 'var(--qm-failed)',
  cancelled: 'var(--qm-text-dimmed)',
}

/** A dot in the colour of a state. */
export function OrderStateDot({ state }: { readonly state: OrderState }): React.JSX.Element {
  return <Dot colour={ORDER_STATE_COLOURS[state]} />
}

/** The state of an order. */
export function OrderStateBadge({ state }: { readonly state: OrderState }): React.JSX.Element {
  return <DotLabel colour={ORDER_STATE_COLOURS[state]} label={ORDER_STATE_LABELS[state]} />
}
