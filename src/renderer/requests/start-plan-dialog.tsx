import { Text } from '@mantine/core'
import { useState } from 'react'
import type { InvitePlan } from '../../shared/contract/invites.ts'
import { useOperation } from '../api.ts'
import { ProfilePicker } from '../aws/profile-picker.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { formatAmount } from '../ui/format.ts'

interface StartPlanDialogProps {
  readonly plan: InvitePlan
  readonly submitLabel: string
  readonly onStart: (profile: string) => void
  readonly onClose: () => void
}

/** Asks with which profile a plan is worked off. */
export function StartPlanDialog({
  plan,
  submitLabel,
  onStart,
  onClose,
}: StartPlanDialogProps): React.JSX.Element {
  const inUse = useOperation('profiles.list', {}).data?.inUse ?? null
  const [picked, setPicked] = useState<string | null | undefined>()
  const profile = picked === undefined ? (plan.payer.profile ?? inUse) : picked
  return (
    <ConfirmDialog
      title={`${submitLabel} ${plan.name}?`}
      confirmLabel={submitLabel}
      canConfirm={profile !== null}
      onConfirm={() => {
        if (profile !== null) onStart(profile)
      }}
      onClose={onClose}
    >
      <Text size="sm">
        AWS is asked to invite {formatAmount(plan.waiting, 'account')}, those that are due at once, the others
        as the quota allows while the application runs. What AWS has sent cannot be undone, only cancelled.
      </Text>
      <ProfilePicker value={profile} onChange={setPicked} />
    </ConfirmDialog>
  )
}
