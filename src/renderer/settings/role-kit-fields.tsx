import { Fieldset, Input, Stack, TagsInput, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { Settings } from '../../shared/contract/session.ts'

interface RoleKitFieldsProps {
  readonly form: UseFormReturnType<Settings>
  readonly isLocked: boolean
}

/** What the roles that customers make for us are like (ION-15). */
export function RoleKitFields({ form, isLocked }: RoleKitFieldsProps): React.JSX.Element {
  const { roleKit } = form.values
  const set = (changed: Partial<Settings['roleKit']>): void =>
    form.setFieldValue('roleKit', { ...roleKit, ...changed })
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
  return (
    <Fieldset legend="Roles of customers">
      <Stack gap="md">
        {form.errors['roleKit'] !== undefined && (
          <Input.Error role="alert">{form.errors['roleKit']}</Input.Error>
        )}
        <TextInput
          label="Account that roles let in"
          description="One of your AWS accounts. Empty: the management account that the customer’s account belongs to, when it is an MSP account."
          placeholder="123456789012"
          spellCheck={false}
          maw={420}
          readOnly={isLocked}
          value={roleKit.trustedAccountId ?? ''}
          // Checked by the contract when it is saved.
          onChange={(event) =>
            set({ trustedAccountId: orNull(event.currentTarget.value) as typeof roleKit.trustedAccountId })
          }
        />
        <TextInput
          label="Name of the role"
          spellCheck={false}
          maw={420}
          readOnly={isLocked}
          value={roleKit.roleName}
          onChange={(event) => set({ roleName: event.currentTarget.value })}
        />
        <TagsInput
          label="Policies of the role"
          description="Managed policies of AWS, by name."
          clearable={false}
          maw={420}
          readOnly={isLocked}
          value={[...roleKit.policies]}
          onChange={(policies) => set({ policies })}
        />
        <TextInput
          label="Address of the template"
          description="Where you keep the role’s CloudFormation template in S3. Empty: customers upload the file of their kit."
          spellCheck={false}
          readOnly={isLocked}
          value={roleKit.templateUrl ?? ''}
          onChange={(event) => set({ templateUrl: orNull(event.currentTarget.value) })}
        />
      </Stack>
    </Fieldset>
  )
}
