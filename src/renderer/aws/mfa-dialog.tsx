import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { MfaAsk } from '../../shared/contract/profiles.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import { call, useOperation } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { FailureNotice, showFailure } from '../ui/failure-notice.tsx'

/** Asks for the code of an MFA device as soon as a profile needs one, over whatever screen is open. */
export function MfaDialog(): React.JSX.Element | null {
  const { data: asks = [] } = useOperation('profiles.mfaAsks', {})
  const [ask] = asks
  return ask === undefined ? null : <AskForCode key={ask.askId} ask={ask} />
}

function AskForCode({ ask }: { readonly ask: MfaAsk }): React.JSX.Element {
  const [code, setCode] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const isComplete = /^\d{6}$/.test(code)

  async function give(): Promise<void> {
    setFailure(null)
    try {
      await call('profiles.answerMfa', { askId: ask.askId, code })
    } catch (error) {
      setFailure(asFailure(error))
    }
  }
  const giveUp = (): void => {
    call('profiles.answerMfa', { askId: ask.askId, code: null }).catch(showFailure)
  }
  return (
    <Modal
      opened
      size="sm"
      title="Code of your MFA device"
      zIndex={400}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
      onClose={giveUp}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (isComplete) void give()
        }}
      >
        <Stack gap="md">
          <Text size="sm">
            The profile <strong>{ask.profile}</strong> signs in with the device{' '}
            <span style={{ overflowWrap: 'anywhere' }}>{ask.device}</span>.
          </Text>
          {failure !== null && <FailureNotice failure={failure} />}
          <PasswordInput
            data-autofocus
            label="Code"
            description="Six digits. AWS takes each code once; it is kept nowhere."
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the code' }}
            value={code}
            onChange={({ currentTarget }) => setCode(currentTarget.value.replaceAll(/\D/g, ''))}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={giveUp}>
              Cancel
            </Button>
            <Button type="submit" disabled={!isComplete}>
              Sign in
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
