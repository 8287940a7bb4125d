import { Checkbox, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DepartureDetails } from '../../shared/contract/departures.ts'
import { call } from '../api.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import { formatDay } from '../ui/format.ts'
import classes from './requests.module.css'

type Step = DepartureDetails['steps'][number]

/** The preconditions of a departure; what the records know is only shown, the rest is ticked. */
export function DepartureSteps({ details }: { readonly details: DepartureDetails }): React.JSX.Element {
  const { departure, steps } = details
  return (
    <fieldset className={classes['steps']} aria-label="Before the account leaves">
      {steps.map((step) => (
        <StepLine key={step.step} step={step} departure={departure} />
      ))}
    </fieldset>
  )
}

function StepLine({
  step,
  departure,
}: {
  readonly step: Step
  readonly departure: DepartureDetails['departure']
}): React.JSX.Element {
  const [note, setNote] = useState('')
  const [isBusy, setBusy] = useState(false)
  const isPlanned = departure.state === 'planned'
  const tick = async (isDone: boolean): Promise<void> => {
    setBusy(true)
    try {
      const { id, rev } = departure
      await call('departures.tick', { id, rev, step: step.step, isDone, note })
    } catch (error) {
      showFailure(error)
    } finally {
      setBusy(false)
    }
  }
  const about = step.tick === null ? step.hint : ticked(step.tick)
  return (
    <div>
      <Checkbox
        label={step.title}
        description={about === '' ? undefined : about}
        checked={step.state === 'met'}
        error={step.state === 'blocked'}
        disabled={!step.isTickable || !isPlanned || isBusy}
        onChange={(event) => void tick(event.currentTarget.checked)}
      />
      {step.state === 'open' && isPlanned && (
        <TextInput
          size="xs"
          ml={30}
          mt={4}
          aria-label={`Note on “${step.title}”`}
          placeholder="Note, if there is one"
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
      {step.state === 'blocked' && (
        <Text size="xs" c="red" ml={30}>
          This stands in the way.
        </Text>
      )}
    </div>
  )
}

function ticked({ by, at, note }: NonNullable<Step['tick']>): string {
  const who = `${by}, ${formatDay(at)}`
  return note === null ? who : `${who}: ${note}`
}
