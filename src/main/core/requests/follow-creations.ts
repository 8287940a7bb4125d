import type { AwsCreateAccountStatus } from '../../../shared/domain/aws-answer.ts'
import { ACTION_EFFECTS } from '../actions/action-work.ts'
import type { Errand, ErrandContext } from '../aws/errand.ts'
import type { ManagementAccountRecord } from '../payers/management-account-table.ts'
import { ownManagementAccount } from '../payers/own-management-account.ts'
import { Refusal } from '../refusal.ts'
import { change } from '../store/change.ts'
import { applyCreateStatuses } from './apply-create-statuses.ts'
import { requestsInProgress } from './request-table.ts'

/** AWS grants two DescribeCreateAccountStatus a second (aws-facts §4.4). */
export const DESCRIBE_EVERY_MS = 500

/** Whose creations, with whose rights. */
interface Site {
  readonly payer: ManagementAccountRecord
  readonly profile: string
}

/** aws.followCreations: asks AWS how far every creation in progress is, and writes it down. */
export const followCreations: Errand<'aws.followCreations'> = async ({ payerId, profile }, context) => {
  const payer = ownManagementAccount(context.store, payerId, context.session.providerKey)
  return followAll({ payer, profile }, context)
}

/** The same for a management account that is known. */
export async function followAll(
  site: Site,
  context: ErrandContext,
): Promise<{ readonly succeeded: number; readonly failed: number; readonly inProgress: number }> {
  const { payer, profile } = site
  const requests = requestsInProgress(context.store, payer.key)
  const counts = { succeeded: 0, failed: 0, inProgress: 0 }
  for (const [done, { creationId, nickname }] of requests.entries()) {
    if (creationId === null) continue
    context.report({ done, total: requests.length, unit: 'creations', note: nickname ?? creationId })
    if (done > 0) await context.pause(DESCRIBE_EVERY_MS)
    const status = await context.aws('describeCreation', { profile, accountId: payer.accountId, creationId })
    await noteCreation(site, status, context)
    const ended =
      status.State === 'SUCCEEDED' ? 'succeeded' : status.State === 'FAILED' ? 'failed' : 'inProgress'
    counts[ended] += 1
  }
  return counts
}

/** Writes down what AWS said of one creation, in a change of its own; nothing when it says nothing new. */
export async function noteCreation(
  { payer, profile }: Site,
  status: AwsCreateAccountStatus,
  context: ErrandContext,
): Promise<void> {
  const isKnown = requestsInProgress(context.store, payer.key).some(
    ({ creationId }) => creationId === status.Id,
  )
  if (isKnown && status.State === 'IN_PROGRESS') return
  await context.write(
    () => {
      const intent = {
        type: 'SNAPSHOT_APPLIED',
        label: `AWS told how far the creation ${status.Id} is`,
        subject: status.AccountName ?? status.Id,
        actor: context.session.actor,
        isUndoable: false,
      }
      const { value } = change(context.store, intent, (tx) => {
        const source = { kind: 'live', name: profile } as const
        const { effects } = applyCreateStatuses(tx, { payer, statuses: [status], source })
        tx.describe({ rows: 1, details: { creationId: status.Id, state: status.State } })
        return effects
      })
      return { value: null, effects: [...value, ...ACTION_EFFECTS] }
    },
    { isHistory: true },
  )
}

/** Waits until AWS takes one creation more; throws `aws-throttled` when it does not within the bound. */
export async function waitForRoom(
  site: Site,
  context: ErrandContext,
  {
    mostAtOnce,
    tries,
    everyMs,
  }: { readonly mostAtOnce: number; readonly tries: number; readonly everyMs: number },
): Promise<void> {
  const underWay = (): number => requestsInProgress(context.store, site.payer.key).length
  for (let tried = 0; underWay() >= mostAtOnce; tried += 1) {
    if (tried === tries) throw new Refusal({ code: 'aws-throttled', action: 'CreateAccount' })
    if (tried > 0) await context.pause(everyMs)
    await followAll(site, context)
  }
}

/** True while AWS still works on what it said of a creation. */
export function isUnderWay({ State }: AwsCreateAccountStatus): boolean {
  return State === 'IN_PROGRESS'
}
