import { Button } from '@mantine/core'
import classes from './states.module.css'

interface EmptyStateProps {
  readonly icon?: React.ReactNode
  /** Why there is nothing here, in words. */
  readonly title: string
  /** What to do next, in words. */
  readonly next: React.ReactNode
  readonly action?: { readonly label: string; readonly onClick: () => void }
  readonly secondAction?: { readonly label: string; readonly onClick: () => void }
}

/** Stands where a list would stand: why it is empty, what to do next, and the button that does it. */
export function EmptyState(props: EmptyStateProps): React.JSX.Element {
  return (
    <div className={classes['state']}>
      {props.icon !== undefined && <div className={classes['icon']}>{props.icon}</div>}
      <p className={classes['title']}>{props.title}</p>
      <p className={classes['next']}>{props.next}</p>
      {(props.action ?? props.secondAction) !== undefined && (
        <div className={classes['actions']}>
          {props.action !== undefined && <Button onClick={props.action.onClick}>{props.action.label}</Button>}
          {props.secondAction !== undefined && (
            <Button variant="default" onClick={props.secondAction.onClick}>
              {props.secondAction.label}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
