import { Text } from '@mantine/core'
import { useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import type { PayerRef } from '../../shared/contract/payers.ts'
import type { RoleVerdict } from '../../shared/contract/roles.ts'
import { ProfilePicker } from '../aws/profile-picker.tsx'
import { asFailure } from '../ui/as-failure.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { formatAmount } from '../ui/format.ts'
import { JobProgress } from '../ui/job-progress.tsx'
import { useJob } from '../ui/use-job.ts'
import classes from './roles.module.css'

interface VerifyRolesDialogProps {
  readonly accountIds: readonly string[]
  readonly payer: PayerRef | null
  readonly onClose: () => void
}

/** **Verify roles** of several members at once, and what came out for each. */
export function VerifyRolesDialog({ accountIds, payer, onClose }: VerifyRolesDialogProps): React.JSX.Element {
  const [profile, setProfile] = useState(payer?.profile ?? null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [verdicts, setVerdicts] = useState<readonly RoleVerdict[]>([])
  const { start, job, isRunning } = useJob('aws.verifyRoles')
  const verify = async (): Promise<void> => {
    if (profile === null) return setFailure({ code: 'not-allowed', why: 'Choose a profile first.' })
    setFailure(null)
    try {
      setVerdicts((await start({ accountIds: [...accountIds], profile })).verdicts)
    } catch (error) {
      setFailure(asFailure(error))
    }
  }
  return (
    <FormDialog
      title="Verify roles"
      submitLabel={`Verify ${formatAmount(accountIds.length, 'role')}`}
      size="620"
      isBusy={isRunning}
      failure={failure}
      onSubmit={() => void verify()}
      onClose={onClose}
    >
      <Text size="sm">
        AWS is asked to let us into each account with its external ID, and once more without it, which has to
        be refused.
      </Text>
      <ProfilePicker
        description={payer === null ? 'A profile that the roles let in.' : `A profile of ${payer.name}.`}
        value={profile}
        onChange={setProfile}
      />
      {job !== null && <JobProgress job={job} />}
      {verdicts.length > 0 && (
        <ul className={classes['verdicts']} aria-label="Verdicts">
          {verdicts.map((verdict) => (
            <li key={verdict.accountId}>
              {verdict.accountId}: {inWords(verdict)}
            </li>
          ))}
        </ul>
      )}
    </FormDialog>
  )
}

function inWords({ state, isOpen, why }: RoleVerdict): string {
  if (state !== 'verified') return why ?? 'Not tried.'
  return isOpen === true ? 'Open to everybody: it lets in without the external ID.' : 'The role works.'
}
