import { Alert, Group, NumberInput, Radio, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import { CUSTOMER_USER_ROLE_LABELS } from '../../shared/domain/customer-user.ts'
import { call } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { fieldErrors, isShownByFields } from '../ui/form-failures.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import classes from './settings.module.css'

/** Settings of the workspace as a whole. */
export function GeneralTab(): React.JSX.Element {
  const session = useSession()
  const form = useForm({ initialValues: session.settings })
  const [failure, setFailure] = useState<Failure | null>(null)
  const whyNot = missingPermission(session, 'administer')
  const save = async (): Promise<void> => {
    setFailure(null)
    try {
      const saved = await call('settings.edit', form.values)
      form.setInitialValues(saved)
      form.setValues(saved)
      notifications.show({ role: 'status', message: 'Settings saved.' })
    } catch (error) {
      const no = asFailure(error)
      const fields = Object.keys(form.values)
      form.setErrors({ ...fieldErrors(no, fields) })
      if (!isShownByFields(no, fields)) setFailure(no)
    }
  }
  const isLocked = whyNot !== null
  return (
    <section className={classes['section']}>
      <form
        className={classes['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!isLocked) void save()
        }}
      >
        {isLocked && <Alert color="gray">{whyNot}</Alert>}
        {failure !== null && <FailureNotice failure={failure} />}
        <TextInput
          label="Workspace name"
          description="Shown in the title of the window and in exports."
          readOnly={isLocked}
          {...form.getInputProps('workspaceName')}
        />
        <Switch
          label="Invalid accounts can be brought back"
          description="An admin may make an Invalid account Ready again, giving a reason."
          disabled={isLocked}
          {...form.getInputProps('allowsRevalidation', { type: 'checkbox' })}
        />
        <Switch
          label="A cancelled order can give its account back"
          description="An order cancelled before the account was used returns it to Ready. Off: it stays out of circulation."
          disabled={isLocked}
          {...form.getInputProps('allowsCancelToReady', { type: 'checkbox' })}
        />
        <NumberInput
          label="Type the number to delete from"
          description="Deleting this many accounts or more asks for the number to be typed."
          min={1}
          allowDecimal={false}
          thousandSeparator=","
          maw={280}
          readOnly={isLocked}
          {...form.getInputProps('typedConfirmationFrom')}
        />
        <NumberInput
          label="Cool down, in days"
          description="An account that comes back to Ready is held this long before it is picked again. 0: not at all."
          min={0}
          max={365}
          allowDecimal={false}
          maw={280}
          readOnly={isLocked}
          {...form.getInputProps('cooldownDays')}
        />
        <NumberInput
          label="Days before a created account may leave its organization"
          description="AWS says 4 (AWS Organizations, quotas: minimum age for removal); older pages say 7."
          min={0}
          max={90}
          allowDecimal={false}
          maw={280}
          readOnly={isLocked}
          {...form.getInputProps('removalMinDays')}
        />
        <Switch
          label="Customers are approved by hand"
          description="Customers that registered or were imported wait for approval and get nothing new until then."
          disabled={isLocked}
          {...form.getInputProps('needsApproval', { type: 'checkbox' })}
        />
        <Switch
          label="Users confirm their email address"
          description="The approval mail asks for it; the day is recorded with the user."
          disabled={isLocked}
          {...form.getInputProps('needsEmailConfirmation', { type: 'checkbox' })}
        />
        <Radio.Group
          label="Role given by Add Myself"
          description="A Customer Employee cannot invite or remove users."
          {...form.getInputProps('selfAssignRole')}
        >
          <Group gap="lg" mt={6}>
            {(['admin', 'employee'] as const).map((role) => (
              <Radio key={role} value={role} label={CUSTOMER_USER_ROLE_LABELS[role]} disabled={isLocked} />
            ))}
          </Group>
        </Radio.Group>
        <Group gap="xs">
          <GuardedButton
            reason={whyNot ?? (form.isDirty() ? null : 'Nothing has been changed.')}
            onClick={() => void save()}
          >
            Save
          </GuardedButton>
        </Group>
      </form>
    </section>
  )
}
