import type { ActionStepPreview } from '../../shared/contract/actions.ts'
import { formatCount } from '../ui/format.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import classes from './outbox.module.css'

const MOST_SHOWN = 100

interface ActionStepsProps {
  readonly steps: readonly ActionStepPreview[]
  /** Whether it matters here that one cannot be made now. */
  readonly showsBlocked: boolean
}

/** What will be asked of AWS, in its order, each as the line of the AWS CLI that asks the same. */
export function ActionSteps({ steps, showsBlocked }: ActionStepsProps): React.JSX.Element {
  return (
    <ScrollRegion label="What will be asked" maxHeight="46vh" className={classes['scroll']}>
      <ol className={classes['steps']} aria-label="What will be asked">
        {steps.slice(0, MOST_SHOWN).map(({ id, title, payer, blocked, command, input }) => (
          <li key={id} className={classes['step']}>
            <div className={classes['stepTitle']}>{title}</div>
            <div className={classes['stepNote']}>
              {payer === null ? 'Inside a member account' : `${payer.name} (${payer.accountId})`}
              {showsBlocked && blocked !== null && <> · Not now: {blocked}</>}
            </div>
            <pre className={classes['command']}>{command ?? input}</pre>
          </li>
        ))}
        {steps.length > MOST_SHOWN && (
          <li className={classes['step']}>and {formatCount(steps.length - MOST_SHOWN)} more</li>
        )}
      </ol>
    </ScrollRegion>
  )
}
