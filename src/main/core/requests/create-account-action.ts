import type { Failure } from '../../../shared/contract/failure.ts'
import { z } from 'zod'
import { MOST_CREATIONS_AT_ONCE } from '../../../shared/domain/account-request.ts'
import { AwsCreateAccountStatus } from '../../../shared/domain/aws-answer.ts'
import { awsRefusalWords } from '../../../shared/domain/aws-refusal-words.ts'
import type { ActionKind, ActionSite, Settled } from '../actions/action-kind.ts'
import type { ActionRecord } from '../actions/action-table.ts'
import type { ErrandContext } from '../aws/errand.ts'
import { managementAccountByKey, type ManagementAccountRecord } from '../payers/management-account-table.ts'
import { notAllowed, Refusal } from '../refusal.ts'
import type { ReadableDb } from '../store/sql.ts'
import { followCreation } from './apply-create-statuses.ts'
import { moveIntent } from './change-requests.ts'
import { createAccountArguments } from './create-account-cli.ts'
import { DESCRIBE_EVERY_MS, isUnderWay, noteCreation, waitForRoom } from './follow-creations.ts'
import { findCreation } from './find-creation.ts'
import { requestByKey, updateRequest, type RequestRecord } from './request-table.ts'

/** How long a run waits for a creation to end, before it goes on to the next one. */
const MOST_POLLS = 180
const POLL_EVERY_MS = 2 * DESCRIBE_EVERY_MS
/** How long it waits for room when five are under way. */
const ROOM = { mostAtOnce: MOST_CREATIONS_AT_ONCE, tries: 20, everyMs: 15_000 } as const

/** Answer of CreateAccount and of DescribeCreateAccountStatus. */
const Answer = z.object({ CreateAccountStatus: AwsCreateAccountStatus })

/**
 * CreateAccount. AWS answers at once and goes on; its number of the creation is written down before anything else, and then
 * it is asked until the creation ends or the time for that is over. Then the request stays in progress, and
 * `aws.followCreations` goes on asking.
 */
export const createAccountKind: ActionKind = {
  operation: 'create_account',
  ratePerSecond: 0.1,
  burst: 3,
  make: async (action, site, context) => {
    const payer = payerOf(site)
    const request = expectRequest(context.store, action)
    if (request.state !== 'approved') throw notAllowed('The request is not approved (any more).')
    const { profile } = site
    await waitForRoom({ payer, profile }, context, ROOM)
    const begun = await context.aws('createAccount', {
      profile,
      accountId: payer.accountId,
      input: action.input,
    })
    await noteCreation({ payer, profile }, begun, context)
    const status = await untilItEnds(begun, { payer, profile }, context)
    if (status.State === 'FAILED') throw refused(status)
    return { CreateAccountStatus: status }
  },
  done: (tx, action, answer) => {
    const { CreateAccountStatus: status } = Answer.parse(answer)
    const request = expectRequest(tx.db, action)
    const source = { kind: 'live', name: 'AWS outbox' } as const
    return followCreation(tx, request, { status, source })?.effects
  },
  failed: (tx, action, failure) => {
    const request = expectRequest(tx.db, action)
    if (failure.code !== 'aws-refused' && failure.code !== 'aws-denied') return
    // A creation that failed is over; a call that AWS did not take can be made again.
    const isOver = request.state === 'in_progress'
    updateRequest(tx, request, {
      failureReason: failure.code === 'aws-refused' ? failure.reason : 'AccessDeniedException',
      ...(isOver ? { state: 'failed', finishedAt: tx.at } : {}),
    })
    if (isOver) tx.event(moveIntent(request, 'failed'))
  },
  settle: async (action, site, context): Promise<Settled> => {
    const request = requestByKey(context.store, action.recordKey)
    if (request === null) return { kind: 'unknown', why: 'The request is not there any more.' }
    return findCreation(request, { action, payer: payerOf(site), profile: site.profile }, context)
  },
  cliArguments: createAccountArguments,
}

async function untilItEnds(
  begun: AwsCreateAccountStatus,
  { payer, profile }: { readonly payer: ManagementAccountRecord; readonly profile: string },
  context: ErrandContext,
): Promise<AwsCreateAccountStatus> {
  let status = begun
  try {
    for (let polls = 0; isUnderWay(status) && polls < MOST_POLLS; polls += 1) {
      await context.pause(POLL_EVERY_MS)
      const asked = { profile, accountId: payer.accountId, creationId: begun.Id }
      status = await context.aws('describeCreation', asked)
    }
  } catch (error) {
    // AWS has taken it: whatever keeps us from asking further does not change that.
    if (!(error instanceof Refusal)) throw error
  }
  return status
}

/** What AWS gives as the reason of a failed creation, as a no of AWS. */
function refused({ FailureReason }: AwsCreateAccountStatus): Refusal {
  const reason = FailureReason ?? 'UNKNOWN'
  const words = awsRefusalWords(reason) ?? {
    why: `AWS did not create the account (${reason}).`,
    next: 'Look at the organization in the AWS console.',
  }
  const failure: Failure = { code: 'aws-refused', action: 'CreateAccount', reason, ...words }
  return new Refusal(failure)
}

function payerOf({ payer }: ActionSite): ManagementAccountRecord {
  if (payer === null) throw new Error('an account is created in an organization')
  return payer
}

function expectRequest(db: ReadableDb, { recordKey }: ActionRecord): RequestRecord {
  const request = requestByKey(db, recordKey)
  const payer = request === null ? null : managementAccountByKey(db, request.managementAccountKey)
  if (request === null || payer === null) throw new Error(`the request ${recordKey} of an action is there`)
  return request
}
