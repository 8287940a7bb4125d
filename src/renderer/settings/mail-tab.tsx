import {
  Button,
  Group,
  Input,
  NumberInput,
  PasswordInput,
  SegmentedControl,
  Text,
  TextInput,
} from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import type { Failure } from '../../shared/contract/failure.ts'
import type { MailServerState } from '../../shared/contract/outbox.ts'
import { USUAL_MAIL_PORTS, type MailSecurity, type MailServer } from '../../shared/domain/mail.ts'
import { call, useOperation } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { JobProgress } from '../ui/job-progress.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { useJob } from '../ui/use-job.ts'
import { useSession } from '../ui/use-session.ts'
import { SettingsForm } from './settings-form.tsx'
import { useSettingsForm } from './use-settings-form.ts'

const NO_SERVER: MailServer = {
  host: '',
  port: USUAL_MAIL_PORTS.starttls,
  security: 'starttls',
  user: '',
  fromAddress: '',
  fromName: '',
}

const SECURITIES: { value: MailSecurity; label: string }[] = [
  { value: 'starttls', label: 'STARTTLS' },
  { value: 'tls', label: 'TLS' },
  { value: 'none', label: 'None' },
]

/** The server that sends mails from the outbox; its password never becomes part of the workspace. */
export function MailTab(): React.JSX.Element {
  const server = useOperation('outbox.server', {})
  if (server.error !== null) {
    return <FailureNotice failure={asFailure(server.error)} onNext={() => void server.refetch()} />
  }
  return server.data === undefined ? <LoadingState /> : <MailForm state={server.data} />
}

function MailForm({ state }: { readonly state: MailServerState }): React.JSX.Element {
  const { settings } = useSession()
  const { form, failure, whyLocked, whyNotSave, attempt, show } = useSettingsForm(
    withoutPassword(settings.mailServer),
    insideMailServer,
  )
  const test = useJob('outbox.testServer')
  const isLocked = whyLocked !== null

  const save = (): Promise<void> =>
    attempt(async () => {
      const { password, ...mailServer } = form.values
      const saved = await call('settings.edit', { ...settings, mailServer })
      if (password !== '') await call('outbox.setPassword', { password })
      show(withoutPassword(saved.mailServer))
      return 'Mail server saved.'
    })
  const remove = (): Promise<void> =>
    attempt(async () => {
      if (state.hasPassword) await call('outbox.setPassword', { password: null })
      await call('settings.edit', { ...settings, mailServer: null })
      show(withoutPassword(null))
      return 'Mail server removed.'
    })
  const forget = (): Promise<void> =>
    attempt(async () => {
      await call('outbox.setPassword', { password: null })
      return 'Password forgotten.'
    })
  const tryServer = (): Promise<void> =>
    attempt(async () => {
      const { server } = await test.start({})
      return `${server} can be used. Nothing was sent.`
    })
  return (
    <SettingsForm
      whyLocked={whyLocked}
      failure={failure}
      onSave={() => void save()}
      intro={
        <Text size="sm" c="dimmed">
          Without a server, mails of the outbox are sent from your mail program. With one, they can be sent
          from here.
        </Text>
      }
    >
      <Group align="start" gap="md" wrap="nowrap">
        <TextInput
          flex={1}
          label="Server"
          placeholder="smtp.example.com"
          readOnly={isLocked}
          {...form.getInputProps('host')}
        />
        <NumberInput
          label="Port"
          w={110}
          min={1}
          max={65_535}
          allowDecimal={false}
          hideControls
          readOnly={isLocked}
          {...form.getInputProps('port')}
        />
      </Group>
      <Input.Wrapper
        label="Encryption"
        labelElement="div"
        description="None is only possible for a server on this machine."
        error={form.errors['security']}
      >
        <SegmentedControl
          aria-label="Encryption"
          display="flex"
          w="max-content"
          my={5}
          data={SECURITIES}
          readOnly={isLocked}
          value={form.values.security}
          onChange={(security) => {
            const isUsual = form.values.port === USUAL_MAIL_PORTS[form.values.security]
            form.setFieldValue('security', security)
            if (isUsual) form.setFieldValue('port', USUAL_MAIL_PORTS[security])
          }}
        />
      </Input.Wrapper>
      <TextInput
        label="User"
        description="Empty when the server asks for no sign-in."
        autoComplete="off"
        readOnly={isLocked}
        {...form.getInputProps('user')}
      />
      <PasswordInput
        label="Password"
        description={passwordNote(state)}
        placeholder={state.hasPassword ? 'Known; type to replace it' : ''}
        autoComplete="new-password"
        readOnly={isLocked}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        {...form.getInputProps('password')}
      />
      <Group align="start" gap="md" wrap="nowrap">
        <TextInput flex={1} label="From name" readOnly={isLocked} {...form.getInputProps('fromName')} />
        <TextInput
          flex={1}
          label="From address"
          type="email"
          readOnly={isLocked}
          {...form.getInputProps('fromAddress')}
        />
      </Group>
      <Group gap="xs">
        <GuardedButton reason={whyNotSave} isSubmit>
          Save
        </GuardedButton>
        <GuardedButton
          variant="default"
          leftSection={<IconPlugConnected size={16} />}
          loading={test.isRunning}
          reason={whyNotTest(whyLocked, state, form.isDirty())}
          onClick={() => void tryServer()}
        >
          Test connection
        </GuardedButton>
        {state.hasPassword && !isLocked && (
          <Button variant="subtle" onClick={() => void forget()}>
            Forget password
          </Button>
        )}
        {state.hasServer && !isLocked && (
          <Button variant="subtle" color="red" onClick={() => void remove()}>
            Remove server
          </Button>
        )}
      </Group>
      {test.job !== null && <JobProgress job={test.job} />}
    </SettingsForm>
  )
}

function withoutPassword(mailServer: MailServer | null): MailServer & { password: string } {
  return { ...(mailServer ?? NO_SERVER), password: '' }
}

function passwordNote({ keepsPasswords, hasPassword }: MailServerState): string {
  if (keepsPasswords) {
    return hasPassword
      ? 'It is kept encrypted with the key of your system, not in the workspace.'
      : 'It will be kept encrypted with the key of your system, not in the workspace.'
  }
  return 'It cannot be kept here: it is known until Quartermaster ends, and then has to be entered again.'
}

function whyNotTest(missing: string | null, { hasServer }: MailServerState, isDirty: boolean): string | null {
  if (missing !== null) return missing
  if (isDirty) return 'Save first: what is saved is tested.'
  return hasServer ? null : 'Enter a server first.'
}

/** The form has the fields of the server, the operation has them inside the settings. */
function insideMailServer(failure: Failure): Failure {
  if (failure.code !== 'invalid-input') return failure
  const problems = failure.problems.map((problem) =>
    problem.path[0] === 'mailServer' ? { ...problem, path: problem.path.slice(1) } : problem,
  )
  return { ...failure, problems }
}
