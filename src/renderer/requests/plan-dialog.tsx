import { Text, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { CustomerRef } from '../../shared/contract/customers.ts'
import type { OutputOf } from '../../shared/contract/index.ts'
import { call, useOperation } from '../api.ts'
import { CustomerPicker } from '../customers/customer-picker.tsx'
import { asFailure } from '../ui/as-failure.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { formatAmount, formatDay } from '../ui/format.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import { tagsFrom } from './invite-fields.tsx'
import classes from './requests.module.css'
import { usePayerChoice } from './use-payer-choice.tsx'

const TYPING_MS = 250

/** **Plan invitations**: a pasted list, spread over days as AWS allows it. Nothing is sent before the plan is started. */
export function PlanDialog({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  const { whyNot, ...choice } = usePayerChoice({ given: null, wanted: 'invite' })
  const payerId = choice.payerId ?? ''
  const { form, failure, isBusy, submit } = useEntityForm(null, emptyPlan)
  const [targets] = useDebouncedValue(form.values.targets, TYPING_MS)
  const isAsked = targets.trim() !== '' && payerId !== ''
  const preview = useOperation('invites.previewPlan', { payerId, targets }, { isEnabled: isAsked })
  const save = async (): Promise<void> => {
    const isDone = await submit(async () => {
      const { customerId, tags, ...values } = form.values
      const { changeId, planned } = await call('invites.createPlan', {
        ...values,
        payerId,
        customerId: customerId?.id ?? null,
        tags: tagsFrom(tags),
      })
      showUndoToast({
        message: `${formatAmount(planned, 'invitation')} planned. Start the plan to send them.`,
        changeId,
      })
    })
    if (isDone) onClose()
  }
  const fits = isAsked ? (preview.data?.fits ?? 0) : 0
  return (
    <FormDialog
      title="Plan invitations"
      submitLabel={fits === 0 ? 'Approve and plan' : `Approve and plan ${formatAmount(fits, 'invitation')}`}
      size="640"
      isBusy={isBusy}
      whyNot={whyNot}
      failure={failure}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextInput label="Name" withAsterisk data-autofocus {...form.getInputProps('name')} />
      {choice.field}
      <Textarea
        label="Account IDs or emails"
        description="One a line, or with commas between them."
        withAsterisk
        autosize
        minRows={4}
        maxRows={8}
        {...form.getInputProps('targets')}
      />
      {preview.error !== null && <FailureNotice failure={asFailure(preview.error)} />}
      {isAsked && preview.data !== undefined && <Preview preview={preview.data} />}
      <CustomerPicker
        label="Customer"
        description="For all of them; empty when they are of several."
        onlyActive
        value={form.values.customerId}
        onChange={(customer) => form.setFieldValue('customerId', customer)}
      />
      <Textarea
        label="Notes"
        description="They stand in the mail of AWS."
        autosize
        minRows={1}
        maxLength={1024}
        {...form.getInputProps('notes')}
      />
      <Textarea
        label="Tags"
        description="One a line, key = value."
        autosize
        minRows={1}
        {...form.getInputProps('tags')}
      />
    </FormDialog>
  )
}

function Preview({ preview }: { readonly preview: OutputOf<'invites.previewPlan'> }): React.JSX.Element {
  const { days, fits, left, quota, attempted, capacity } = preview
  return (
    <section aria-label="What goes out when">
      <Text size="sm" component="output">
        {formatAmount(fits, 'invitation')} over {formatAmount(days.length, 'day')}. AWS grants {quota}{' '}
        attempts in 24 hours; {attempted} of the last 24 count.{' '}
        {capacity === null
          ? 'The quota of accounts of the organization is not known.'
          : `The organization has room for ${formatAmount(capacity, 'more account', 'more accounts')}.`}
      </Text>
      {days.length > 0 && (
        <table className={classes['days']}>
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">Invitations</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ at, count }) => (
              <tr key={at}>
                <td>{formatDay(at)}</td>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {left.length > 0 && (
        <ScrollRegion label="What does not fit" maxHeight="220px">
          <table className={classes['days']}>
            <thead>
              <tr>
                <th scope="col">Not invited</th>
                <th scope="col">Why</th>
              </tr>
            </thead>
            <tbody>
              {left.map(({ target, why }) => (
                <tr key={`${target} ${why}`}>
                  <td>{target}</td>
                  <td>{why}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  )
}

function emptyPlan(): {
  name: string
  targets: string
  customerId: CustomerRef | null
  notes: string
  tags: string
} {
  return { name: '', targets: '', customerId: null, notes: '', tags: '' }
}
