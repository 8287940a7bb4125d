import { Group, NumberInput, Radio, Switch, TextInput } from '@mantine/core'
import { CUSTOMER_USER_ROLE_LABELS } from '../../shared/domain/customer-user.ts'
import { call } from '../api.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { useSession } from '../ui/use-session.ts'
import { RoleKitFields } from './role-kit-fields.tsx'
import { SettingsForm } from './settings-form.tsx'
import { useSettingsForm } from './use-settings-form.ts'

/** Settings of the workspace as a whole. */
export function GeneralTab(): React.JSX.Element {
  const { settings } = useSession()
  const { form, failure, whyLocked, whyNotSave, attempt, show } = useSettingsForm(settings)
  const save = (): Promise<void> =>
    attempt(async () => {
      show(await call('settings.edit', form.values))
      return 'Settings saved.'
    })
  const isLocked = whyLocked !== null
  const field = (name: keyof typeof settings) => ({ readOnly: isLocked, ...form.getInputProps(name) })
  const flag = (name: keyof typeof settings) => ({
    disabled: isLocked,
    ...form.getInputProps(name, { type: 'checkbox' }),
  })
  return (
    <SettingsForm whyLocked={whyLocked} failure={failure} onSave={() => void save()}>
      <TextInput
        label="Workspace name"
        description="Shown in the title of the window and in exports."
        {...field('workspaceName')}
      />
      <Switch
        label="Invalid accounts can be brought back"
        description="An admin may make an Invalid account Ready again, giving a reason."
        {...flag('allowsRevalidation')}
      />
      <Switch
        label="A cancelled order can give its account back"
        description="An order cancelled before the account was used returns it to Ready. Off: it stays out of circulation."
        {...flag('allowsCancelToReady')}
      />
      <NumberInput
        label="Type the number to delete from"
        description="Deleting this many accounts or more asks for the number to be typed."
        min={1}
        allowDecimal={false}
        thousandSeparator=","
        maw={280}
        {...field('typedConfirmationFrom')}
      />
      <NumberInput
        label="Cool down, in days"
        description="An account that comes back to Ready is held this long before it is picked again. 0: not at all."
        min={0}
        max={365}
        allowDecimal={false}
        maw={280}
        {...field('cooldownDays')}
      />
      <NumberInput
        label="Days before a created account may leave its organization"
        description="AWS says 4 (AWS Organizations, quotas: minimum age for removal); older pages say 7."
        min={0}
        max={90}
        allowDecimal={false}
        maw={280}
        {...field('removalMinDays')}
      />
      <Switch
        label="Customers are approved by hand"
        description="Customers that registered or were imported wait for approval and get nothing new until then."
        {...flag('needsApproval')}
      />
      <Switch
        label="Users confirm their email address"
        description="The approval mail asks for it; the day is recorded with the user."
        {...flag('needsEmailConfirmation')}
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
      <RoleKitFields form={form} isLocked={isLocked} />
      <Group gap="xs">
        <GuardedButton reason={whyNotSave} isSubmit>
          Save
        </GuardedButton>
      </Group>
    </SettingsForm>
  )
}
