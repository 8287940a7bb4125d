import { Alert } from '@mantine/core'
import type { Failure } from '../../shared/contract/failure.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import classes from './settings.module.css'

interface SettingsFormProps {
  /** Why nothing may be changed here; null when it may. */
  readonly whyLocked: string | null
  readonly failure: Failure | null
  readonly onSave: () => void
  /** Stands above whatever is wrong. */
  readonly intro?: React.ReactNode
  readonly children: React.ReactNode
}

/** The form of a tab of settings: says why it is locked and what went wrong; Enter saves. */
export function SettingsForm(props: SettingsFormProps): React.JSX.Element {
  const { whyLocked, failure } = props
  return (
    <section className={classes['section']}>
      <form
        className={classes['form']}
        noValidate
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault()
          if (whyLocked === null) props.onSave()
        }}
      >
        {props.intro}
        {whyLocked !== null && <Alert color="gray">{whyLocked}</Alert>}
        {failure !== null && <FailureNotice failure={failure} />}
        {props.children}
      </form>
    </section>
  )
}
