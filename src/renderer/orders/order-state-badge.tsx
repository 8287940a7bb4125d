import { ORDER_STATE_LABELS, type OrderState } from '../../shared/domain/order.ts'
import classes from './orders.module.css'

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
  return <span className={classes['dot']} style={{ background: ORDER_STATE_COLOURS[state] }} aria-hidden />
}

/** A state as a dot and its name; the colour says nothing that the word does not. */
export function OrderStateBadge({ state }: { readonly state: OrderState }): React.JSX.Element {
  return (
    <span className={classes['badge']}>
      <OrderStateDot state={state} />
      {ORDER_STATE_LABELS[state]}
    </span>
  )
}
