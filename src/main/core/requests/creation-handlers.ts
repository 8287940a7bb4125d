import { refuseNothingNew } from '../customers/refuse-nothing-new.ts'
import { openActionFor } from '../actions/action-table.ts'
import type { HandlersOf } from '../handler.ts'
import { endOpenAction } from '../invites/end-open-action.ts'
import { memberByAccountId } from '../payers/member-table.ts'
import { refusePayerCannot } from '../payers/refuse-payer-cannot.ts'
import { followInPool } from '../pool/follow-in-pool.ts'
import { notAllowed, wrongField } from '../refusal.ts'
import { admitCreatedAccount } from './admit-created-account.ts'
import { changeRequests, moveIntent } from './change-requests.ts'
import { recordCreation } from './record-creation.ts'
import { requestEventLabel } from './request-events.ts'
import { expectRequest, movedRequest, refuseUnsettled } from './own-request.ts'
import { requestByCreation, updateRequest } from './request-table.ts'

/** requests.*: what is asked of AWS, and what somebody knows that AWS did. */
export const creationHandlers: HandlersOf<'requests.start' | 'requests.markCreated' | 'requests.markFailed'> =
  {
    'requests.start': (input, context) => {
      const { request, payer } = expectRequest(context, input)
      movedRequest(request, 'begin')
      refusePayerCannot(payer, 'create')
      refuseNothingNew(context.store, request.customerKey)
      if (openActionFor(context.store, 'create_account', request.key) !== null) {
        throw notAllowed('This is in the AWS outbox already. Run it from there, or withdraw it.')
      }
      const name = request.nickname ?? ''
      const label = `Put creating the account ${name} into the AWS outbox`
      const intent = { type: 'AWS_ACTION_RECORDED', label, subject: name, customer: request.customerKey }
      const actor = context.session.current().operator.name
      const { changeId, value } = changeRequests(
        context,
        intent,
        (tx) => recordCreation(tx, { request, actor }).id,
      )
      return { changeId, actionId: value }
    },
    'requests.markCreated': ({ accountId, creationId, evidence, ...named }, context) => {
      const { store } = context
      const { request, payer } = expectRequest(context, named)
      const state = movedRequest(request, 'succeed')
      refuseUnsettled(store, request)
      const member = memberByAccountId(store, accountId)
      if (accountId === payer.accountId || (member !== null && member.managementAccountKey !== payer.key)) {
        throw wrongField('accountId', 'This account belongs to another organization.')
      }
      const twin = creationId === null ? null : requestByCreation(store, creationId)
      if (twin !== null && twin.id !== request.id) {
        throw wrongField('creationId', `This is the creation of ${twin.nickname ?? 'another account'}.`)
      }
      const intent = { ...moveIntent(request, state), isUndoable: false }
      const { changeId, value: followed } = changeRequests(context, intent, (tx) => {
        updateRequest(tx, request, {
          state,
          accountId,
          evidence,
          failureReason: null,
          finishedAt: tx.at,
          creationId: creationId ?? request.creationId,
        })
        endOpenAction(tx, { operation: 'create_account', recordKey: request.key })
        const { whyNot, effects } = admitCreatedAccount(tx, request, { accountId, at: tx.at })
        const label = requestEventLabel(request, state, whyNot)
        tx.describe({ rows: 1, label, details: { accountId, creationId, evidence } })
        return effects
      })
      followInPool(context, followed)
      return { changeId }
    },
    'requests.markFailed': ({ failureReason, evidence, ...named }, context) => {
      const { request } = expectRequest(context, named)
      const state = movedRequest(request, 'fail')
      refuseUnsettled(context.store, request)
      const { changeId } = changeRequests(context, moveIntent(request, state), (tx) => {
        updateRequest(tx, request, { state, failureReason, evidence, finishedAt: tx.at })
        endOpenAction(tx, { operation: 'create_account', recordKey: request.key })
        tx.describe({ rows: 1, details: { failureReason, evidence } })
      })
      return { changeId }
    },
  }
