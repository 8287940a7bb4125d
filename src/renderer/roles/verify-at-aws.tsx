import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import type { RoleAccount } from '../../shared/contract/roles.ts'
import { ProfilePicker } from '../aws/profile-picker.tsx'
import { asFailure } from '../ui/as-failure.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { JobProgress } from '../ui/job-progress.tsx'
import { useJob } from '../ui/use-job.ts'

interface VerifyAtAwsProps {
  readonly account: RoleAccount
  /** The profile that staff last used there. */
  readonly profile: string | null
  readonly onClose: () => void
}

/** Has AWS try the role, with its external ID and without. What came out stands above, where the role's standing is. */
export function VerifyAtAws({ account, onClose, ...props }: VerifyAtAwsProps): React.JSX.Element {
  const { accountId, trustedAccountId } = account
  const [profile, setProfile] = useState(props.profile)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { start, job, isRunning } = useJob('aws.verifyRoles')
  const verify = async (): Promise<void> => {
    if (profile === null) return
    setFailure(null)
    try {
      const { verdicts } = await start({ accountIds: [accountId], profile })
      const [verdict] = verdicts
      if (verdict?.state === 'verified' && verdict.isOpen !== true) {
        notifications.show({ role: 'status', message: `The role of ${accountId} works.` })
        onClose()
      } else if (verdict?.state === 'skipped') {
        setFailure({ code: 'not-allowed', why: verdict.why ?? 'There is nothing to verify.' })
      }
    } catch (error) {
      setFailure(asFailure(error))
    }
  }
  return (
    <Stack gap="md">
      <Text size="sm">
        AWS is asked to let us in with the external ID, and once more without it, which has to be refused.
      </Text>
      <ProfilePicker
        description={
          trustedAccountId === null
            ? 'A profile that the role lets in.'
            : `A profile of ${trustedAccountId}, which the role lets in.`
        }
        value={profile}
        onChange={setProfile}
      />
      {job !== null && <JobProgress job={job} />}
      {failure !== null && failure.code !== 'cancelled' && <FailureNotice failure={failure} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" disabled={isRunning} onClick={onClose}>
          Close
        </Button>
        <GuardedButton
          reason={profile === null ? 'Choose a profile first.' : null}
          loading={isRunning}
          onClick={() => void verify()}
        >
          Verify
        </GuardedButton>
      </Group>
    </Stack>
  )
}
