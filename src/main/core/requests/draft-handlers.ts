import { refuseNothingNew } from '../customers/refuse-nothing-new.ts'
import type { RequestTrigger } from '../../../shared/domain/account-request.ts'
import { missingItems } from '../../../shared/domain/account-request.ts'
import type { HandlerContext, HandlersOf } from '../handler.ts'
import { endOpenAction } from '../invites/end-open-action.ts'
import { ownManagementAccount } from '../payers/own-management-account.ts'
import { refusePayerCannot } from '../payers/refuse-payer-cannot.ts'
import { notAllowed } from '../refusal.ts'
import { changeRequests, moveIntent } from './change-requests.ts'
import { expectRequest, fieldsOf, movedRequest, refuseUnsettled } from './own-request.ts'
import { insertRequest, updateRequest, type RequestRecord } from './request-table.ts'
import { whyNotRootEmail } from './root-email-use.ts'

type Name =
  | 'requests.draft'
  | 'requests.edit'
  | 'requests.submit'
  | 'requests.approve'
  | 'requests.reject'
  | 'requests.cancel'

/** requests.*: from a draft to an approved request (ION-13, ION-18). */
export const requestDraftHandlers: HandlersOf<Name> = {
  'requests.draft': ({ payerId, ...input }, context) => {
    const { store, session } = context
    const payer = ownManagementAccount(store, payerId, session.current().providerKey)
    refusePayerCannot(payer, 'create')
    const fields = fieldsOf(context, input, null)
    refuseNothingNew(store, fields.customerKey)
    const intent = {
      type: 'ACCOUNT_REQUEST_DRAFTED',
      label: `Drafted a request for the account ${fields.nickname ?? 'without a name'} in ${payer.name}`,
      subject: fields.nickname ?? 'New account',
      customer: fields.customerKey,
    }
    const { changeId, value } = changeRequests(context, intent, (tx) => {
      const id = tx.newId()
      const createdBy = session.current().operator.name
      insertRequest(tx, { ...fields, id, managementAccountKey: payer.key, createdBy })
      return { id, rev: 1 }
    })
    return { changeId, ...value }
  },
  'requests.edit': ({ id, rev, ...input }, context) => {
    const { request } = expectRequest(context, { id, rev })
    if (request.state !== 'draft' && request.state !== 'submitted') {
      throw notAllowed('Only a draft or a submitted request can be edited.')
    }
    const fields = fieldsOf(context, input, id)
    if (fields.customerKey !== request.customerKey) refuseNothingNew(context.store, fields.customerKey)
    const intent = {
      type: 'ACCOUNT_REQUEST_EDITED',
      label: `Edited the request for the account ${fields.nickname ?? 'without a name'}`,
      subject: fields.nickname ?? 'New account',
      customer: fields.customerKey,
    }
    const { changeId } = changeRequests(context, intent, (tx) => updateRequest(tx, request, fields))
    return { changeId }
  },
  'requests.submit': (input, context) => {
    const { request, payer } = expectRequest(context, input)
    movedRequest(request, 'submit')
    refusePayerCannot(payer, 'create')
    refuseNothingNew(context.store, request.customerKey)
    return move(context, request, { trigger: 'submit' })
  },
  'requests.approve': (input, context) => {
    const { request, payer } = expectRequest(context, input)
    movedRequest(request, 'approve')
    refusePayerCannot(payer, 'create')
    refuseNothingNew(context.store, request.customerKey)
    const missing = missingItems(request)
    if (missing.length > 0) throw notAllowed(missing.join(' '))
    const why =
      request.rootEmail === null ? null : whyNotRootEmail(context.store, request.rootEmail, request.id)
    if (why !== null) throw notAllowed(why)
    return move(context, request, { trigger: 'approve' })
  },
  'requests.reject': ({ reason, ...named }, context) =>
    move(context, expectRequest(context, named).request, { trigger: 'reject', reason }),
  'requests.cancel': ({ reason, ...named }, context) => {
    const { request } = expectRequest(context, named)
    refuseUnsettled(context.store, request)
    if (request.state === 'in_progress') {
      throw notAllowed('AWS is creating the account, and that cannot be stopped. Wait for its answer.')
    }
    return move(context, request, { trigger: 'cancel', reason })
  },
}

function move(
  context: HandlerContext,
  request: RequestRecord,
  { trigger, reason = null }: { readonly trigger: RequestTrigger; readonly reason?: string | null },
): { readonly changeId: string } {
  const state = movedRequest(request, trigger)
  const isOver = state === 'rejected' || state === 'cancelled'
  const { changeId } = changeRequests(context, moveIntent(request, state), (tx) => {
    updateRequest(tx, request, { state, reason, finishedAt: isOver ? tx.at : null })
    if (isOver) endOpenAction(tx, { operation: 'create_account', recordKey: request.key })
    tx.describe({ rows: 1, details: reason === null ? {} : { reason } })
  })
  return { changeId }
}
