import { Button, Group, Stack, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { RoleAccount, RoleConnection } from '../../shared/contract/roles.ts'
import { call } from '../api.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import { CopyableText } from './copyable-text.tsx'

interface VerifyByEvidenceProps {
  readonly account: RoleAccount
  readonly connection: RoleConnection
  readonly onDone: () => void
}

/** Takes the word of somebody who tried the role elsewhere: a note, and what AWS said there. */
export function VerifyByEvidence({ account, connection, onDone }: VerifyByEvidenceProps): React.JSX.Element {
  const { accountId } = account
  const { form, failure, isBusy, readAgain, submit } = useEntityForm(connection, () => ({
    note: '',
    identity: '',
  }))
  const save = async (): Promise<void> => {
    const isDone = await submit((existing) =>
      call('roles.verifyOffline', { ...(existing ?? connection), ...form.values }),
    )
    if (!isDone) return
    notifications.show({ role: 'status', message: `The role of ${accountId} is verified by evidence.` })
    onDone()
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void save()
      }}
    >
      <Stack gap="md">
        {failure !== null && (
          <FailureNotice failure={failure} {...(failure.code === 'conflict' ? { onNext: readAgain } : {})} />
        )}
        <CopyableText
          label="Assume the role"
          use="Run it where you have a profile that the role lets in, and use the credentials it prints for the next command."
          text={`aws sts assume-role --role-arn ${connection.roleArn ?? ''} --role-session-name quartermaster --external-id ${connection.externalId}`}
        />
        <Textarea
          label="Output of aws sts get-caller-identity"
          description="Run it with the role assumed, and paste what it prints. Account and role name have to be right."
          autosize
          minRows={3}
          maxRows={8}
          spellCheck={false}
          {...form.getInputProps('identity')}
        />
        <Textarea
          label="Note"
          withAsterisk
          description="Who verified it, and how."
          autosize
          minRows={2}
          maxRows={6}
          {...form.getInputProps('note')}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" disabled={isBusy} onClick={onDone}>
            Close
          </Button>
          <Button type="submit" loading={isBusy}>
            Record verification
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
