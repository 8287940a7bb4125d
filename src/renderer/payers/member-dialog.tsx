import { Group, Select, Text, TextInput } from '@mantine/core'
import { AwsState } from '../../shared/contract/accounts.ts'
import type { JoinedMethod, Member } from '../../shared/contract/members.ts'
import type { Payer } from '../../shared/contract/payers.ts'
import { readTypedAccountId } from '../../shared/domain/account-id.ts'
import { call } from '../api.ts'
import { AWS_STATE_LABELS } from '../pool/pool-columns.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'

interface MemberDialogProps {
  /** Null to add one. */
  readonly member: Member | null
  readonly payer: Payer
  readonly onClose: () => void
}

/** **Add member**, or edits one, by hand: a listing brings the same without typing. */
export function MemberDialog({ member, payer, onClose }: MemberDialogProps): React.JSX.Element {
  const stored = member === null ? null : { ...member, id: member.accountId }
  const { form, failure, isBusy, readAgain, submit } = useEntityForm(stored, valuesOf)
  const save = async (): Promise<void> => {
    const { accountId, ...fields } = form.values
    const typed = readTypedAccountId(accountId)
    // What is no account id is sent as it is, for the core to say so.
    const id = typed.kind === 'id' ? typed.accountId : accountId
    const isDone = await submit((existing) =>
      existing === null
        ? call('members.create', { ...fields, accountId: id, payerId: payer.id })
        : call('members.edit', { ...fields, accountId: id, rev: existing.rev }),
    )
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title={member === null ? 'Add member' : `Edit ${member.accountId}`}
      submitLabel={member === null ? 'Add' : 'Save'}
      size="520"
      isBusy={isBusy}
      failure={failure}
      onReadAgain={readAgain}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        An account of {payer.name}. Nothing happens at AWS.
      </Text>
      <TextInput
        label="AWS account ID"
        withAsterisk
        placeholder="123456789012"
        autoComplete="off"
        spellCheck={false}
        readOnly={member !== null}
        data-autofocus={member === null || undefined}
        {...form.getInputProps('accountId')}
      />
      <Group grow align="start">
        <TextInput
          label="Name"
          data-autofocus={member !== null || undefined}
          {...form.getInputProps('name')}
        />
        <TextInput label="Root email" type="email" {...form.getInputProps('email')} />
      </Group>
      <Group grow align="start">
        <Select
          label="AWS state"
          placeholder="Not known"
          clearable
          data={AwsState.options.map((value) => ({ value, label: AWS_STATE_LABELS[value] }))}
          {...form.getInputProps('awsState')}
        />
        <Select
          label="Joined"
          placeholder="Not known"
          clearable
          data={[
            { value: 'INVITED', label: 'Invited' },
            { value: 'CREATED', label: 'Created' },
          ]}
          {...form.getInputProps('joinedMethod')}
        />
      </Group>
      <TextInput label="Organizational unit" placeholder="Root/Customers" {...form.getInputProps('path')} />
    </FormDialog>
  )
}

interface Values extends Record<string, unknown> {
  accountId: string
  name: string
  email: string | null
  awsState: AwsState | null
  joinedMethod: JoinedMethod | null
  path: string
}

function valuesOf(member: Member | null): Values {
  return {
    accountId: member?.accountId ?? '',
    name: member?.name ?? '',
    email: member?.email ?? '',
    awsState: member?.awsState ?? null,
    joinedMethod: member?.joinedMethod ?? null,
    path: member?.path ?? '',
  }
}
