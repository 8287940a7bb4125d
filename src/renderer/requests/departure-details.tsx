import { Button } from '@mantine/core'
import { DEPARTURE_KIND_LABELS, DEPARTURE_STATE_LABELS } from '../../shared/domain/departure.ts'
import { useOperation } from '../api.ts'
import pool from '../pool/pool.module.css'
import { asFailure } from '../ui/as-failure.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { formatDay } from '../ui/format.ts'
import { LoadingState } from '../ui/loading-state.tsx'
import { CommandsBlock } from './commands-block.tsx'
import { FieldList } from './field-list.tsx'
import type { RequestsDialog } from './invite-dialogs.ts'
import { StillInPool } from './still-in-pool.tsx'

interface DepartureDetailsProps {
  readonly id: string
  readonly onDialog: (dialog: RequestsDialog) => void
}

/** Everything about one account that leaves. */
export function DepartureDetails({ id, onDialog }: DepartureDetailsProps): React.JSX.Element {
  const found = useOperation('departures.get', { id })
  if (found.error !== null) {
    return <FailureNotice failure={asFailure(found.error)} onNext={() => void found.refetch()} />
  }
  if (found.data === undefined || found.data.departure.id !== id) return <LoadingState />
  const { departure, missing, commands } = found.data
  return (
    <div className={pool['details']}>
      <Button size="compact-sm" variant="light" onClick={() => onDialog({ kind: 'departure', id })}>
        Open checklist
      </Button>
      <StillInPool departure={departure} />
      <FieldList
        fields={[
          ['How', DEPARTURE_KIND_LABELS[departure.kind]],
          ['State', DEPARTURE_STATE_LABELS[departure.state]],
          ['Account', departure.accountId],
          ['Name', departure.name],
          ['From', `${departure.payerName} (${departure.payerAccountId})`],
          ['Still to do', departure.state === 'planned' && missing.length > 0 ? missing.join(' ') : null],
          ['Refused by AWS', departure.failureWords?.why ?? departure.failureReason],
          ['AWS outbox', departure.action?.state],
          ['Ended', departure.finishedAt === null ? null : formatDay(departure.finishedAt)],
          ['Reason', departure.reason],
        ]}
      />
      <CommandsBlock commands={departure.state === 'finished' ? [] : commands} />
    </div>
  )
}
