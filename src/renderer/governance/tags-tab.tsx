import { Group } from '@mantine/core'
import { IconTags } from '@tabler/icons-react'
import { useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import type { TagValue } from '../../shared/contract/tags.ts'
import { call, useOperation } from '../api.ts'
import { goTo } from '../routes/hash-location.ts'
import { asFailure } from '../ui/as-failure.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useSession } from '../ui/use-session.ts'
import classes from './governance.module.css'
import type { GovernedCustomer } from './governed-customer.ts'
import { tagErrors } from './tag-errors.ts'
import { TagFields } from './tag-fields.tsx'

/** The tab **Customer tags** of a customer (MSH-20). */
export function TagsTab({ customer }: { readonly customer: GovernedCustomer }): React.JSX.Element {
  const { data, error, refetch } = useOperation('tags.values', { customerId: customer.id })
  if (error !== null) return <FailureNotice failure={error.failure} onNext={() => void refetch()} />
  if (data === undefined) return <LoadingState label="Reading the tags" />
  if (data.values.length === 0) {
    return (
      <EmptyState
        icon={<IconTags size={22} stroke={1.6} />}
        title="No tags are defined yet"
        next="An admin defines in the settings what can be noted of every customer."
        action={{ label: 'Open the tags in Settings', onClick: () => goTo('/settings/tags') }}
      />
    )
  }
  // What is stored anew starts the form anew.
  const version = data.values.map(({ definitionId, rev }) => `${definitionId} ${rev}`).join()
  return <TagForm key={version} customer={customer} stored={data.values} />
}

function TagForm(props: {
  readonly customer: GovernedCustomer
  readonly stored: readonly TagValue[]
}): React.JSX.Element {
  const { customer, stored } = props
  const [edited, setEdited] = useState<Readonly<Record<string, string>>>({})
  const [failure, setFailure] = useState<Failure | null>(null)
  const whyNot = missingPermission(useSession(), 'onboarding')
  const changes = stored.filter(
    ({ definitionId, value }) => (edited[definitionId] ?? value ?? '') !== (value ?? ''),
  )
  const values = Object.fromEntries(
    stored.map(({ definitionId, value }) => [definitionId, edited[definitionId] ?? value ?? '']),
  )
  const errors = failure === null ? {} : tagErrors(failure, 'values')
  const save = async (): Promise<void> => {
    setFailure(null)
    try {
      const { changeId } = await call('tags.edit', {
        customerId: customer.id,
        values: changes.map(({ definitionId, rev }) => ({
          definitionId,
          value: values[definitionId] ?? null,
          rev,
        })),
      })
      showUndoToast({ message: `The tags of ${customer.companyName} are saved.`, changeId })
    } catch (error) {
      setFailure(asFailure(error))
    }
  }
  const reason = whyNot ?? (changes.length === 0 ? 'Nothing has been changed.' : null)
  return (
    <div className={classes['tab']}>
      <form
        className={classes['tags']}
        aria-label="Customer tags"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (reason === null) void save()
        }}
      >
        {failure !== null && Object.keys(errors).length === 0 && <FailureNotice failure={failure} />}
        <TagFields
          values={values}
          errors={errors}
          isNew={false}
          reason={whyNot}
          onChange={(definitionId, value) => setEdited((before) => ({ ...before, [definitionId]: value }))}
        />
        <Group gap="xs">
          <GuardedButton reason={reason} isSubmit>
            Save
          </GuardedButton>
        </Group>
      </form>
    </div>
  )
}
