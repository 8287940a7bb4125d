import { Button, Group, Radio, Select, Stack } from '@mantine/core'
import type { Departure } from '../../shared/contract/departures.ts'
import { ACCOUNT_REFUSALS } from '../../shared/domain/aws-refusals-accounts.ts'
import { call } from '../api.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import { EvidenceField } from './evidence-field.tsx'

interface EndDepartureFormProps {
  readonly departure: Departure
  readonly onDone: () => void
  readonly onBack: () => void
}

/** Records what AWS did with a departure, and how staff knows. */
export function EndDepartureForm({ departure, onDone, onBack }: EndDepartureFormProps): React.JSX.Element {
  const { form, failure, isBusy, submit } = useEntityForm(departure, () => ({
    outcome: 'done',
    failureReason: 'CLOSE_ACCOUNT_QUOTA_EXCEEDED',
    evidence: '',
  }))
  const { outcome, failureReason, evidence } = form.values
  const save = async (): Promise<void> => {
    const isDone = await submit(async () => {
      const { id, rev } = departure
      const refused = outcome === 'refused'
      const said = { failureReason: refused ? failureReason : null, evidence }
      const { changeId } = await call('departures.markEnded', { id, rev, ...said })
      const message = refused ? 'It is marked refused.' : 'It is marked done.'
      // What AWS did is not taken back.
      showUndoToast({ message, changeId: refused ? changeId : null })
    })
    if (isDone) onDone()
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Stack gap="sm">
        {failure !== null && <FailureNotice failure={failure} />}
        <Radio.Group label="What AWS did" {...form.getInputProps('outcome')}>
          <Group gap="lg" mt={6}>
            <Radio
              value="done"
              label={departure.kind === 'close' ? 'It closed the account' : 'It removed the account'}
            />
            <Radio value="refused" label="It refused" />
          </Group>
        </Radio.Group>
        {outcome === 'refused' && (
          <Select
            label="Failure reason"
            description={ACCOUNT_REFUSALS[failureReason]?.why}
            allowDeselect={false}
            searchable
            data={Object.keys(ACCOUNT_REFUSALS)}
            {...form.getInputProps('failureReason')}
          />
        )}
        <EvidenceField maxLength={1000} {...form.getInputProps('evidence')} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onBack}>
            Back
          </Button>
          <Button type="submit" loading={isBusy}>
            Record
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
