import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DepartureDetails } from '../../shared/contract/departures.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import type { Member } from '../../shared/contract/members.ts'
import { DEPARTURE_KIND_LABELS, type DepartureKind } from '../../shared/domain/departure.ts'
import { call, useOperation } from '../api.ts'
import { WorkActionsDialog } from '../outbox/work-actions-dialog.tsx'
import { usePayerRule } from '../payers/use-payer-rule.ts'
import { asFailure } from '../ui/as-failure.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { formatCount } from '../ui/format.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { CommandsBlock } from './commands-block.tsx'
import { DepartureSteps } from './departure-steps.tsx'
import { EndDepartureForm } from './end-departure-form.tsx'
import { StillInPool } from './still-in-pool.tsx'

interface DepartureDialogProps {
  readonly member: Pick<Member, 'accountId'>
  readonly kind: DepartureKind
  readonly onClose: () => void
}

/** **Close account…** and **Remove from organization…** of a member: its checklist, begun when there is none. */
export function DepartureDialog({ member, kind, onClose }: DepartureDialogProps): React.JSX.Element {
  const { accountId } = member
  const open = useOperation('departures.open', { accountId }).data
  const [failure, setFailure] = useState<Failure | null>(null)
  const [planned, setPlanned] = useState<string | null>(null)
  const id = planned ?? open?.id ?? null
  if (id !== null) return <DepartureById id={id} onClose={onClose} />
  const plan = async (): Promise<void> => {
    setFailure(null)
    try {
      setPlanned((await call('departures.plan', { accountId, kind })).id)
    } catch (error) {
      setFailure(asFailure(error))
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${DEPARTURE_KIND_LABELS[kind]}: ${accountId}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        {failure !== null && <FailureNotice failure={failure} />}
        <Text size="sm">
          {ABOUT[kind]} Nothing happens at AWS before every step is done and you confirm it.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={() => void plan()} disabled={open === undefined}>
            Start checklist
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

const ABOUT: Readonly<Record<DepartureKind, string>> = {
  close: 'AWS closes the account; it can be reopened for 90 days through AWS Support, then it is gone.',
  remove: 'The account leaves the organization and goes on alone, with its own bill.',
}

/** The checklist of a departure that is planned, under way or over. */
export function DepartureById({
  id,
  onClose,
}: {
  readonly id: string
  readonly onClose: () => void
}): React.JSX.Element {
  const found = useOperation('departures.get', { id })
  const [actionId, setActionId] = useState<string | null>(null)
  if (actionId !== null) {
    return <WorkActionsDialog work={{ kind: 'run', actionIds: [actionId] }} onClose={onClose} />
  }
  const details = found.data?.departure.id === id ? found.data : null
  const title =
    details === null
      ? 'Checklist'
      : `${DEPARTURE_KIND_LABELS[details.departure.kind]}: ${details.departure.accountId}`
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={title}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {found.error !== null && <FailureNotice failure={asFailure(found.error)} />}
      {details === null ? (
        <LoadingState />
      ) : (
        <Checklist details={details} onAction={setActionId} onClose={onClose} />
      )}
    </Modal>
  )
}

function Checklist({
  details,
  onAction,
  onClose,
}: {
  readonly details: DepartureDetails
  readonly onAction: (actionId: string) => void
  readonly onClose: () => void
}): React.JSX.Element {
  const { departure, quota, commands } = details
  const [isByHand, setByHand] = useState(false)
  const isOpen = departure.state === 'planned' || departure.state === 'requested'
  return (
    <Stack gap="md">
      {departure.failureWords !== null && (
        <Alert color="red" variant="light" title={departure.failureWords.why}>
          {departure.failureWords.next}
        </Alert>
      )}
      <DepartureSteps details={details} />
      {quota !== null && (
        <Text size="sm" c="dimmed">
          Closed within 30 days: {formatCount(quota.used)} of {formatCount(quota.most)},{' '}
          {formatCount(Math.max(0, quota.most - quota.used))} left. AWS closes three at once.
        </Text>
      )}
      {departure.state === 'planned' && !isByHand && (
        <Confirmation details={details} onAction={onAction} onClose={onClose} />
      )}
      {departure.state === 'requested' && !isByHand && (
        <Group justify="flex-end" gap="xs">
          <Text size="sm" mr="auto">
            It is in the AWS outbox ({departure.action?.state ?? 'waiting'}).
          </Text>
          {departure.action?.state === 'waiting' && (
            <Button onClick={() => onAction(departure.action?.id ?? '')}>Run now</Button>
          )}
        </Group>
      )}
      {isOpen && (
        <>
          <CommandsBlock commands={commands} />
          {isByHand ? (
            <EndDepartureForm departure={departure} onDone={onClose} onBack={() => setByHand(false)} />
          ) : (
            <Button variant="subtle" size="compact-sm" onClick={() => setByHand(true)}>
              Enter what AWS did by hand
            </Button>
          )}
        </>
      )}
      <StillInPool departure={departure} />
    </Stack>
  )
}

function Confirmation({
  details: { departure, missing },
  onAction,
  onClose,
}: {
  readonly details: DepartureDetails
  readonly onAction: (actionId: string) => void
  readonly onClose: () => void
}): React.JSX.Element {
  const whyPayerCannot = usePayerRule()(departure.payerId, 'close')
  const permission = missingPermission(useSession(), 'administer') ?? whyPayerCannot
  const [typed, setTyped] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const start = async (): Promise<void> => {
    setFailure(null)
    try {
      const { id, rev } = departure
      onAction((await call('departures.start', { id, rev, typed })).actionId)
    } catch (error) {
      setFailure(asFailure(error))
    }
  }
  const isTyped = typed.replace(/[\s-]/g, '') === departure.accountId
  const reason = permission ?? (isTyped ? null : `Type ${departure.accountId} first.`)
  return (
    <>
      {failure !== null && <FailureNotice failure={failure} />}
      {missing.length > 0 ? (
        <Alert color="yellow" variant="light" title="Not yet">
          {missing.join(' ')}
        </Alert>
      ) : (
        <TextInput
          label={`Type ${departure.accountId} to confirm`}
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        {missing.length === 0 && (
          <GuardedButton color="red" reason={reason} onClick={() => void start()}>
            {departure.kind === 'close' ? 'Close account' : 'Remove account'}
          </GuardedButton>
        )}
      </Group>
    </>
  )
}
