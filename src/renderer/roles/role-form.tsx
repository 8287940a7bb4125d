import { Anchor, Group, Textarea, TextInput } from '@mantine/core'
import type { RoleAccount, RoleConnection } from '../../shared/contract/roles.ts'
import { call } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import { ExternalIdField } from './external-id-field.tsx'
import { RoleArnFields } from './role-arn-fields.tsx'
import { RoleStanding } from './role-standing.tsx'

interface RoleFormProps {
  readonly account: RoleAccount
  readonly connection: RoleConnection
  /** Opens what the customer needs to make the role. */
  readonly onKit: () => void
  readonly onClose: () => void
}

/** **Onboard member account** (CS-13), or **Edit role ARN** (CS-15) of one that is onboarded. */
export function RoleForm({ account, connection, onKit, onClose }: RoleFormProps): React.JSX.Element {
  const { accountId, payer } = account
  const isNew = connection.state === 'none'
  const { form, failure, isBusy, readAgain, submit } = useEntityForm(connection, valuesOf)
  const save = async (): Promise<void> => {
    const isDone = await submit(async (existing) => {
      const input = { ...(existing ?? connection), ...form.values }
      const { changeId } = await call(isNew ? 'roles.enter' : 'roles.edit', input)
      showUndoToast({
        message: isNew
          ? `${accountId} is onboarded. Verify its role next.`
          : `The role of ${accountId} is saved.`,
        changeId,
      })
    })
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title={isNew ? 'Onboard member account' : 'Edit role ARN'}
      submitLabel={isNew ? 'Add' : 'Save'}
      size="620"
      isBusy={isBusy}
      failure={failure}
      onReadAgain={readAgain}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      {!isNew && <RoleStanding connection={connection} />}
      <Group grow align="start">
        <TextInput
          label="Account ID"
          readOnly
          value={accountId}
          description={account.name}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
        <TextInput label="Alias" placeholder="acme-production" {...form.getInputProps('alias')} />
      </Group>
      <RoleArnFields
        place={{ accountId, partition: payer?.partition ?? null }}
        value={form.values.roleArn}
        error={form.errors['roleArn']}
        onChange={(roleArn) => form.setFieldValue('roleArn', roleArn)}
      />
      <ExternalIdField externalId={connection.externalId} />
      <Anchor component="button" type="button" size="sm" w="fit-content" onClick={onKit}>
        Role kit: what the customer needs to make the role
      </Anchor>
      <Textarea label="Note" autosize minRows={2} maxRows={6} {...form.getInputProps('note')} />
    </FormDialog>
  )
}

function valuesOf(stored: RoleConnection | null): { roleArn: string; alias: string; note: string } {
  return { roleArn: stored?.roleArn ?? '', alias: stored?.alias ?? '', note: stored?.note ?? '' }
}
