import { Alert, Anchor, List } from '@mantine/core'
import type { AccountRequest } from '../../shared/contract/requests.ts'
import { REQUEST_ORIGIN_LABELS, REQUEST_STATE_LABELS } from '../../shared/domain/account-request.ts'
import type { RequestStage } from '../../shared/domain/request-stage.ts'
import { useOperation } from '../api.ts'
import pool from '../pool/pool.module.css'
import { asFailure } from '../ui/as-failure.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { formatDay } from '../ui/format.ts'
import { LoadingState } from '../ui/loading-state.tsx'
import { accountCommands } from './account-commands.ts'
import { CommandsBlock } from './commands-block.tsx'
import { FieldList } from './field-list.tsx'
import type { RequestsDialog } from './invite-dialogs.ts'
import { RowCommands } from './row-commands.tsx'

interface AccountDetailsProps {
  readonly id: string
  readonly onDialog: (dialog: RequestsDialog) => void
}

/** Everything about one request for a new account, what it lacks, and the commands for the AWS CLI. */
export function AccountDetails({ id, onDialog }: AccountDetailsProps): React.JSX.Element {
  const found = useOperation('requests.get', { id })
  if (found.error !== null) {
    return <FailureNotice failure={asFailure(found.error)} onNext={() => void found.refetch()} />
  }
  if (found.data === undefined || found.data.request.id !== id) return <LoadingState />
  const { request, commands } = found.data
  const { rev, payerId, state, missing, warnings, failureWords } = request
  const stage: RequestStage = state === 'cancelled' ? 'canceled' : state
  const isOpen = state === 'draft' || state === 'submitted'
  return (
    <div className={pool['details']}>
      <RowCommands
        item={{ id, rev, subject: request.nickname ?? 'New account', payerId }}
        commands={accountCommands(stage)}
        onDialog={onDialog}
      />
      {failureWords !== null && (
        <Alert color="red" variant="light" mt="sm" title={failureWords.why}>
          {failureWords.next}
        </Alert>
      )}
      {isOpen && missing.length > 0 && (
        <Alert color="yellow" variant="light" mt="sm" title="Before it can be approved">
          <List size="sm">
            {missing.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {warnings.length > 0 && (
        <Alert color="yellow" variant="light" mt="sm" title="Think about it">
          {warnings.join(' ')}
        </Alert>
      )}
      {state === 'succeeded' && (
        <Alert color="green" variant="light" mt="sm" title="The account is there">
          Next: create the role in it, so that you can work in it. Open{' '}
          <Anchor href={`#/aws/${request.payerAccountId}/members`} size="sm">
            its organization
          </Anchor>{' '}
          and choose Onboard account.
        </Alert>
      )}
      <FieldList fields={fieldsOf(request)} />
      <CommandsBlock commands={commands} />
    </div>
  )
}

function fieldsOf(request: AccountRequest): readonly (readonly [string, React.ReactNode])[] {
  const tags = Object.entries(request.tags).map(([key, value]) => `${key} = ${value}`)
  const { place, marketplaceCode } = request
  return [
    ['State', REQUEST_STATE_LABELS[request.state]],
    ['Account name', request.nickname],
    ['Root email', request.rootEmail],
    ['Support type', request.supportPlan],
    ['Account', request.accountId],
    ['In', `${request.payerName} (${request.payerAccountId})`],
    ['Customer', request.customerName],
    ['Asked for in', REQUEST_ORIGIN_LABELS[request.origin]],
    ['Pool', place === null ? null : `${marketplaceCode ?? ''} · ${place.model}`],
    ['Role', request.roleName],
    ['Tags', tags.length === 0 ? null : tags.join(', ')],
    ['Creation', request.creationId],
    ['AWS outbox', request.action?.state],
    ['Started', request.startedAt === null ? null : formatDay(request.startedAt)],
    ['Ended', request.finishedAt === null ? null : formatDay(request.finishedAt)],
    ['Reason', request.reason],
    ['Evidence', request.evidence],
    ['Created by', request.createdBy],
  ]
}
