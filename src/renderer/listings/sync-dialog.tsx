import { Alert, Button, Checkbox, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import type { ListingOutcome, ListingPart } from '../../shared/contract/listings.ts'
import { useOperation } from '../api.ts'
import { ProfilePicker } from '../aws/profile-picker.tsx'
import { goTo } from '../routes/hash-location.ts'
import { asFailure } from '../ui/as-failure.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { formatAmount } from '../ui/format.ts'
import { JobProgress } from '../ui/job-progress.tsx'
import { useJob } from '../ui/use-job.ts'
import { differencesPath } from './differences-address.ts'

interface SyncDialogProps {
  /** The management account. */
  readonly payer: {
    readonly id: string
    readonly accountId: string
    readonly name: string
    readonly profile: string | null
  }
  readonly onClose: () => void
}

const PARTS: readonly { readonly part: ListingPart; readonly label: string; readonly hint: string }[] = [
  { part: 'handshakes', label: 'Invitations', hint: 'sent and received' },
  { part: 'account_requests', label: 'Creations of accounts', hint: 'how far each is' },
  { part: 'paths', label: 'Organizational units', hint: 'where each account stands' },
  { part: 'tags', label: 'Tags', hint: 'one request for each account, so it takes long' },
]

/** Lists an organization live and compares it with our records; nothing of ours changes by that. */
export function SyncDialog({ payer, onClose }: SyncDialogProps): React.JSX.Element {
  const inUse = useOperation('profiles.list', {}).data?.inUse ?? null
  const [chosen, setProfile] = useState<string | null>(null)
  const [parts, setParts] = useState<readonly ListingPart[]>(['handshakes', 'account_requests'])
  const [failure, setFailure] = useState<Failure | null>(null)
  const [outcome, setOutcome] = useState<ListingOutcome | null>(null)
  const { start, job, isRunning } = useJob('aws.list')
  const profile = chosen ?? payer.profile ?? inUse
  const show = (): void => {
    onClose()
    goTo(differencesPath(payer.accountId))
  }
  const list = async (): Promise<void> => {
    if (profile === null) return
    setFailure(null)
    try {
      setOutcome(await start({ payerId: payer.id, profile, parts: [...parts] }))
    } catch (error) {
      const why = asFailure(error)
      setFailure(why.code === 'cancelled' ? null : why)
    }
  }
  return (
    <FormDialog
      title={`Sync ${payer.name} with AWS`}
      submitLabel={outcome === null ? 'Sync now' : 'Show differences'}
      isBusy={isRunning}
      failure={failure}
      onSubmit={() => void (outcome === null ? list() : show())}
      onClose={onClose}
    >
      {outcome === null ? (
        <Stack gap="md">
          <Text size="sm">
            Asks AWS for the organization of {payer.accountId} and compares it with our records. Nothing here
            changes until you accept a difference, and nothing changes at AWS.
          </Text>
          <ProfilePicker
            description="One of this workstation, of the management account"
            value={profile}
            onChange={setProfile}
          />
          <Checkbox.Group
            label="What to list beside the accounts"
            value={[...parts]}
            onChange={(values) => setParts(values)}
          >
            <Stack gap={6} mt={6}>
              {PARTS.map(({ part, label, hint }) => (
                <Checkbox key={part} value={part} label={label} description={hint} disabled={isRunning} />
              ))}
            </Stack>
          </Checkbox.Group>
          {job !== null && <JobProgress job={job} />}
          <Text size="xs" c="dimmed">
            Without network:{' '}
            <Button variant="transparent" size="compact-xs" px={0} onClick={() => goTo('/aws/evidence')}>
              bring what a colleague listed
            </Button>
          </Text>
        </Stack>
      ) : (
        <SyncResult outcome={outcome} />
      )}
    </FormDialog>
  )
}

function SyncResult({ outcome }: { readonly outcome: ListingOutcome }): React.JSX.Element {
  const total = Object.values(outcome.differences).reduce((sum, count) => sum + count, 0)
  const more = [
    ...(outcome.handshakes > 0 ? [formatAmount(outcome.handshakes, 'invitation')] : []),
    ...(outcome.accountRequests > 0 ? [formatAmount(outcome.accountRequests, 'creation')] : []),
  ]
  return (
    <output>
      <Alert
        color={total === 0 ? 'harbour' : 'yellow'}
        title={total === 0 ? 'Nothing differs' : formatAmount(total, 'difference')}
      >
        <Text size="sm">
          AWS listed {formatAmount(outcome.accounts, 'account')}
          {more.length > 0 && ` and ${more.join(' and ')}`}.{' '}
          {total === 0 ? 'Our records say the same.' : 'Look at them before you accept any.'}
        </Text>
      </Alert>
    </output>
  )
}
