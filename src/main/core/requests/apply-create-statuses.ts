import { isOpenRequest, type RequestState } from '../../../shared/domain/account-request.ts'
import type { AwsCreateAccountStatus } from '../../../shared/domain/aws-answer.ts'
import { answerTime } from '../aws/answer-time.ts'
import { endOpenAction } from '../invites/end-open-action.ts'
import type { Effect } from '../jobs/task.ts'
import type { ManagementAccountRecord } from '../payers/management-account-table.ts'
import type { ChangeTx } from '../store/change.ts'
import { admitCreatedAccount } from './admit-created-account.ts'
import { REQUEST_EVENTS, requestEventLabel } from './request-events.ts'
import { requestByCreation, requestsToBeCreated, updateRequest, type RequestRecord } from './request-table.ts'

/** What became of the creations that AWS listed. */
export interface CreateStatusCounts {
  readonly changed: number
  readonly unchanged: number
  /** Creations that no request of ours is about, or that cannot be read. */
  readonly ignored: number
  /** How the pool in memory follows. */
  readonly effects: readonly Effect[]
}

/** Where creations come from, for the log: a profile, or a file that somebody brought. */
export interface CreateStatusSource {
  readonly kind: 'live' | 'evidence'
  readonly name: string
}

/** Clocks differ: a creation may look this much older than the request for it. */
const CLOCK_SLACK_MS = 300_000

/**
 * Writes down what AWS says of creations of accounts in a management account's organization, in the change that is under
 * way. A creation belongs to the request with its id, else to the only approved one with its account name that is older:
 * AWS's answer has no email address. A created account becomes a member and goes where its request says. What is over
 * stays over, and nothing is ever deleted.
 */
export function applyCreateStatuses(
  tx: ChangeTx,
  {
    payer,
    statuses,
    source,
  }: {
    readonly payer: ManagementAccountRecord
    readonly statuses: readonly AwsCreateAccountStatus[]
    readonly source: CreateStatusSource
  },
): CreateStatusCounts {
  const counts = { changed: 0, unchanged: 0, ignored: 0 }
  const effects: Effect[] = []
  for (const status of latest(statuses)) {
    const request = requestOf(tx, payer, status)
    const followed = request === null ? null : followCreation(tx, request, { status, source })
    counts[followed === null ? 'ignored' : followed.isChanged ? 'changed' : 'unchanged'] += 1
    effects.push(...(followed?.effects ?? []))
  }
  return { ...counts, effects }
}

/** One for each creation, should a file hold an older answer beside a newer one. */
function latest(statuses: readonly AwsCreateAccountStatus[]): Iterable<AwsCreateAccountStatus> {
  const byId = new Map<string, AwsCreateAccountStatus>()
  for (const status of statuses) {
    const known = byId.get(status.Id)
    if (known === undefined || known.State === 'IN_PROGRESS') byId.set(status.Id, status)
  }
  return byId.values()
}

function requestOf(
  tx: ChangeTx,
  payer: ManagementAccountRecord,
  { Id, AccountName, RequestedTimestamp }: AwsCreateAccountStatus,
): RequestRecord | null {
  const known = requestByCreation(tx.db, Id)
  if (known !== null) return known.managementAccountKey === payer.key ? known : null
  if (typeof AccountName !== 'string') return null
  const asked = answerTime(RequestedTimestamp)
  const [only, ...others] = requestsToBeCreated(tx.db, payer.key, AccountName).filter(
    ({ createdAt }) => asked === null || Date.parse(asked) >= Date.parse(createdAt) - CLOCK_SLACK_MS,
  )
  return only === undefined || others.length > 0 ? null : only
}

const STATES: Readonly<Record<string, RequestState>> = {
  IN_PROGRESS: 'in_progress',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
}

/**
 * Writes down on a request what AWS says of its creation. Null when it cannot be read: a state that AWS did not have, or
 * a success without an account.
 */
export function followCreation(
  tx: ChangeTx,
  request: RequestRecord,
  { status, source }: { readonly status: AwsCreateAccountStatus; readonly source: CreateStatusSource },
): { readonly isChanged: boolean; readonly effects: readonly Effect[] } | null {
  const state = STATES[status.State]
  const accountId = status.AccountId ?? null
  if (state === undefined || (state === 'succeeded' && accountId === null)) return null
  const isNews = request.state !== state || request.creationId !== status.Id
  if (!isOpenRequest(request.state) || !isNews) return { isChanged: false, effects: [] }
  const isOver = !isOpenRequest(state)
  updateRequest(tx, request, {
    state,
    creationId: status.Id,
    accountId,
    failureReason: state === 'failed' ? (status.FailureReason ?? 'UNKNOWN') : null,
    evidence: source.kind === 'live' ? `AWS said so (profile ${source.name})` : `As listed in ${source.name}`,
    startedAt: answerTime(status.RequestedTimestamp) ?? request.startedAt ?? tx.at,
    finishedAt: isOver ? (answerTime(status.CompletedTimestamp) ?? tx.at) : null,
  })
  // It was made, by whomever: what still waits must not make a second one.
  endOpenAction(tx, { operation: 'create_account', recordKey: request.key })
  const createdAt = answerTime(status.CompletedTimestamp) ?? tx.at
  const admitted =
    state === 'succeeded' && accountId !== null
      ? admitCreatedAccount(tx, request, { accountId, at: createdAt })
      : null
  const whyNot = admitted?.whyNot ?? null
  if (request.state !== state) {
    tx.event({
      type: REQUEST_EVENTS[state],
      subject: accountId ?? request.nickname ?? status.Id,
      label: requestEventLabel(request, state, whyNot),
      details: { creationId: status.Id, accountId, failureReason: status.FailureReason ?? null },
      customer: request.customerKey,
    })
  }
  return { isChanged: true, effects: admitted?.effects ?? [] }
}
