import { Text } from '@mantine/core'
import type { ActionRun } from '../../shared/contract/actions.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { formatCount } from '../ui/format.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { OUTCOME_WORDS, runInWords } from './action-words.ts'
import classes from './outbox.module.css'

const MOST_SHOWN = 100

/** What became of each action of a run, and why the rest was not tried. */
export function ActionOutcomes({ run }: { readonly run: ActionRun }): React.JSX.Element {
  const shown = run.outcomes.slice(0, MOST_SHOWN)
  return (
    <>
      <Text component="output" fw={560}>
        {runInWords(run)}
        {run.stopped?.code === 'cancelled' && ' It was cancelled; the rest waits.'}
      </Text>
      {run.stopped !== null && run.stopped.code !== 'cancelled' && <FailureNotice failure={run.stopped} />}
      <ScrollRegion label="What became of them" maxHeight="46vh" className={classes['scroll']}>
        <ol className={classes['steps']} aria-label="What became of them">
          {shown.map(({ id, title, outcome, words }) => (
            <li key={id} className={classes['step']}>
              <div className={classes['stepTitle']}>{title}</div>
              <div className={classes['stepNote']}>
                {OUTCOME_WORDS[outcome]}: {words}
              </div>
            </li>
          ))}
          {run.outcomes.length > shown.length && (
            <li className={classes['step']}>and {formatCount(run.outcomes.length - shown.length)} more</li>
          )}
        </ol>
      </ScrollRegion>
    </>
  )
}
