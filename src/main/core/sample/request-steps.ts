import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import type { RequestState } from '../../../shared/domain/account-request.ts'
import { AwsCreateAccountStatus } from '../../../shared/domain/aws-answer.ts'
import { awsRefusalWords } from '../../../shared/domain/aws-refusal-words.ts'
import { claimAction, recordDone, recordFailed } from '../actions/action-steps.ts'
import { openActionFor, type ActionRecord } from '../actions/action-table.ts'
import { applyCreateStatuses } from '../requests/apply-create-statuses.ts'
import { moveIntent } from '../requests/change-requests.ts'
import { createAccountKind } from '../requests/create-account-action.ts'
import { recordCreation } from '../requests/record-creation.ts'
import { insertRequest, updateRequest, type RequestRecord } from '../requests/request-table.ts'
import { customerOf, govern } from './govern.ts'
import { payerOf } from './organization-steps.ts'
import { requestNicknamed } from './sample-aws-table.ts'
import { ADMIN, MARKETPLACES, STAFF } from './sample-people.ts'
import { REQUESTS, type SampleRequest } from './sample-requests.ts'
import { marketplaceKey, type Scene, type Step } from './scene.ts'

const REFUSAL = 'EMAIL_ALREADY_EXISTS'

/** Requests for new accounts (ION-12, ION-13, ION-18), each as far as it came. */
export const requestSteps: readonly Step[] = REQUESTS.flatMap((each) => stepsOf(each))

function stepsOf(each: SampleRequest): Step[] {
  const { daysAgo, came } = each
  const happens = (time: Step['time'], happen: Deed): Step => ({
    daysAgo,
    time,
    happen: (scene) => happen(scene, each),
  })
  const drafted = [happens('09:15', draft)]
  if (came === 'draft') return drafted
  const submitted = [...drafted, happens('09:45', moved('submitted', STAFF))]
  if (came === 'submitted') return submitted
  if (came === 'rejected') return [...submitted, happens('11:10', moved('rejected', ADMIN))]
  const approved = [...submitted, happens('11:10', moved('approved', ADMIN)), happens('11:15', ask)]
  if (came === 'waiting') return approved
  const begun = [...approved, happens('11:25', begin)]
  if (came === 'failed') return [...begun, happens('11:27', refuse)]
  return [...begun, happens('11:28', answered(came === 'succeeded'))]
}

type Deed = (scene: Scene, request: SampleRequest) => void

function draft(scene: Scene, { customer: name, payer, nickname, came, place }: SampleRequest): void {
  const customer = customerOf(scene, name)
  const label = `Drafted a request for the account ${nickname} in ${payerOf(scene, payer).name}`
  govern(scene, customer, { type: 'ACCOUNT_REQUEST_DRAFTED', label }, (tx) => {
    insertRequest(tx, {
      id: tx.newId(),
      managementAccountKey: payerOf(scene, payer).key,
      createdBy: STAFF,
      customerKey: customer.key,
      origin: 'console',
      nickname,
      // What a draft may lack (ION-18).
      rootEmail: came === 'draft' ? null : `aws+${nickname}@${customer.identifier}.example`,
      supportPlan: came === 'draft' ? null : 'Business',
      roleName: 'OrganizationAccountAccessRole',
      tags: {},
      place:
        place === undefined
          ? null
          : { marketplaceKey: marketplaceKey(scene, place.marketplace), model: place.model },
    })
    tx.describe({ rows: 1, subject: nickname })
  })
}

/** Submitted, approved or rejected by somebody. */
function moved(state: Extract<RequestState, 'submitted' | 'approved' | 'rejected'>, actor: string): Deed {
  return (scene, each) => {
    const { request } = found(scene, each)
    const { type, label, subject } = moveIntent(request, state)
    govern(scene, customerOf(scene, each.customer), { type, label, actor }, (tx) => {
      const isOver = state === 'rejected'
      const reason = isOver ? 'They have an account for this already: museum-archive.' : null
      updateRequest(tx, request, { state, reason, finishedAt: isOver ? tx.at : null })
      tx.describe({ rows: 1, subject, details: reason === null ? {} : { reason } })
    })
  }
}

function ask(scene: Scene, each: SampleRequest): void {
  const { request } = found(scene, each)
  const label = `Put creating the account ${each.nickname} into the AWS outbox`
  govern(scene, customerOf(scene, each.customer), { type: 'AWS_ACTION_RECORDED', label }, (tx) => {
    recordCreation(tx, { request, actor: STAFF })
    tx.describe({ rows: 1, subject: each.nickname })
  })
}

/** AWS has taken it, and works on it. */
function begin(scene: Scene, each: SampleRequest): void {
  const { request, action } = found(scene, each)
  if (action === null || claimAction(scene.store, action, STAFF) === null) {
    throw new Error(`the creation of ${each.nickname} does not wait`)
  }
  const payer = payerOf(scene, each.payer)
  const status = creationOf(scene, each, request, 'IN_PROGRESS')
  const label = `AWS told how far the creation ${status.Id} is`
  const intent = { type: 'SNAPSHOT_APPLIED', label, subject: each.nickname, actor: STAFF, isUndoable: false }
  scene.record(intent, (tx) => {
    const source = { kind: 'live', name: payer.profile ?? 'northwind' } as const
    applyCreateStatuses(tx, { payer, statuses: [status], source })
    tx.describe({ rows: 1, details: { creationId: status.Id, state: status.State } })
  })
}

/** What AWS said last while the run waited for it. */
function answered(isCreated: boolean): Deed {
  return (scene, each) => {
    const { request, action } = underWay(scene, each)
    const status = creationOf(scene, each, request, isCreated ? 'SUCCEEDED' : 'IN_PROGRESS')
    const answer = { CreateAccountStatus: status }
    recordDone(scene.store, action, { kind: createAccountKind, answer, actor: STAFF })
  }
}

function refuse(scene: Scene, each: SampleRequest): void {
  const words = awsRefusalWords(REFUSAL)
  if (words === null) throw new Error('AWS has no such reason')
  const failure = { code: 'aws-refused', action: 'CreateAccount', reason: REFUSAL, ...words } as const
  const { action } = underWay(scene, each)
  recordFailed(scene.store, action, { kind: createAccountKind, failure, actor: STAFF })
}

function creationOf(
  scene: Scene,
  { nickname }: SampleRequest,
  { creationId }: RequestRecord,
  state: 'IN_PROGRESS' | 'SUCCEEDED',
): AwsCreateAccountStatus {
  const bytes = Array.from({ length: 12 }, () => scene.random.integer(0, 15).toString(16))
  const [account] = state === 'SUCCEEDED' ? scene.makeAccounts(MARKETPLACES.germany, 1, true) : []
  const at = scene.store.ports.now().toISOString()
  return AwsCreateAccountStatus.parse({
    Id: creationId ?? `car-${bytes.join('')}`,
    AccountName: nickname,
    State: state,
    RequestedTimestamp: at,
    ...(account === undefined
      ? {}
      : { AccountId: accountIdFromNumber(account.accountId), CompletedTimestamp: at }),
  })
}

function found(
  { store }: Scene,
  { nickname }: SampleRequest,
): { readonly request: RequestRecord; readonly action: ActionRecord | null } {
  const request = requestNicknamed(store, nickname)
  return { request, action: openActionFor(store, 'create_account', request.key) }
}

function underWay(
  scene: Scene,
  each: SampleRequest,
): { readonly request: RequestRecord; readonly action: ActionRecord } {
  const { request, action } = found(scene, each)
  if (action?.state !== 'running') throw new Error(`AWS was not asked to create ${each.nickname}`)
  return { request, action }
}
