import type { AwsCreateAccountStatus } from '../../../shared/domain/aws-answer.ts'
import type { Settled } from '../actions/action-kind.ts'
import type { ActionRecord } from '../actions/action-table.ts'
import { answerTime } from '../aws/answer-time.ts'
import type { ErrandContext } from '../aws/errand.ts'
import type { ManagementAccountRecord } from '../payers/management-account-table.ts'
import { requestByCreation, type RequestRecord } from './request-table.ts'

/** AWS's clock and ours differ at most by this. */
const CLOCK_SLACK_MS = 300_000

/**
 * Finds out what became of a CreateAccount whose answer was lost. AWS lists creations by account name, without email: of
 * those that are younger than the call and that no other request knows, a finished one is recognised by the email of its
 * account. What cannot be told apart stays unknown.
 */
export async function findCreation(
  request: RequestRecord,
  {
    action,
    payer,
    profile,
  }: { readonly action: ActionRecord; readonly payer: ManagementAccountRecord; readonly profile: string },
  context: ErrandContext,
): Promise<Settled> {
  const site = { profile, accountId: payer.accountId }
  if (request.creationId !== null) {
    const status = await context.aws('describeCreation', { ...site, creationId: request.creationId })
    return { kind: 'done', answer: { CreateAccountStatus: status } }
  }
  const listed = await context.aws('findCreations', { ...site, accountName: request.nickname ?? '' })
  const asked = Date.parse(action.triedAt ?? action.createdAt) - CLOCK_SLACK_MS
  const young = listed.filter(({ Id, RequestedTimestamp }) => {
    const at = answerTime(RequestedTimestamp)
    return (at === null || Date.parse(at) >= asked) && requestByCreation(context.store, Id) === null
  })
  const ours: AwsCreateAccountStatus[] = []
  for (const status of young) {
    if (await isOurs(status, request, (memberId) => context.aws('describeAccount', { ...site, memberId }))) {
      ours.push(status)
    }
  }
  const [only, ...others] = ours
  if (only === undefined) return { kind: 'not-done' }
  return others.length === 0
    ? { kind: 'done', answer: { CreateAccountStatus: only } }
    : {
        kind: 'unknown',
        why: `AWS has ${ours.length} creations of an account ${request.nickname ?? ''}. Enter by hand how this one ended.`,
      }
}

async function isOurs(
  { State, AccountId }: AwsCreateAccountStatus,
  { rootEmail }: RequestRecord,
  describe: (memberId: string) => Promise<{ readonly email: string | null } | null>,
): Promise<boolean> {
  if (State !== 'SUCCEEDED' || AccountId === null || AccountId === undefined) return true
  const account = await describe(AccountId)
  return account === null || account.email?.toLowerCase() === rootEmail?.toLowerCase()
}
