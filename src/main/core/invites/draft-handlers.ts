import { refuseNothingNew } from '../customers/refuse-nothing-new.ts'
import type { ParsedInputOf } from '../../../shared/contract/index.ts'
import { inviteStageAt, whyNoResend } from '../../../shared/domain/invitation.ts'
import { customerKeyOf } from '../activity/event-filter.ts'
import type { HandlerContext, HandlersOf } from '../handler.ts'
import { ownManagementAccount } from '../payers/own-management-account.ts'
import { refusePayerCannot } from '../payers/refuse-payer-cannot.ts'
import { notAllowed } from '../refusal.ts'
import { changeInvites } from './change-invites.ts'
import { insertInvite, updateInvite, type InviteRecord } from './invite-table.ts'
import { expectInvite, refuseTarget } from './own-invite.ts'

/** invites.*: drafting, once and again. */
export const draftHandlers: HandlersOf<'invites.draft' | 'invites.edit' | 'invites.resend'> = {
  'invites.draft': ({ payerId, ...fields }, context) => {
    const { store, session } = context
    const payer = ownManagementAccount(store, payerId, session.current().providerKey)
    refusePayerCannot(payer, 'invite')
    const columns = columnsOf(context, fields)
    refuseNothingNew(store, columns.customerKey)
    refuseTarget(store, payer, fields.target)
    const { changeId, value } = changeInvites(
      context,
      {
        type: 'INVITE_DRAFTED',
        label: `Drafted an invitation of ${fields.target.id} into ${payer.name}`,
        subject: fields.target.id,
        customer: columns.customerKey,
      },
      (tx) => {
        const id = tx.newId()
        const createdBy = session.current().operator.name
        insertInvite(tx, { ...columns, id, managementAccountKey: payer.key, state: 'draft', createdBy })
        return { id, rev: 1 }
      },
    )
    return { changeId, ...value }
  },
  'invites.edit': ({ id, rev, ...fields }, context) => {
    const { invite, payer } = expectInvite(context, { id, rev })
    if (invite.state !== 'draft')
      throw notAllowed('Only a draft can be edited. Cancel it and draft a new one.')
    const columns = columnsOf(context, fields)
    if (columns.customerKey !== invite.customerKey) refuseNothingNew(context.store, columns.customerKey)
    const isSameTarget = columns.target.toLowerCase() === invite.target.toLowerCase()
    if (!isSameTarget) refuseTarget(context.store, payer, fields.target)
    const intent = {
      type: 'INVITE_EDITED',
      label: `Edited the invitation of ${columns.target}`,
      subject: columns.target,
      customer: columns.customerKey,
    }
    return changed(changeInvites(context, intent, (tx) => updateInvite(tx, invite, columns)))
  },
  'invites.resend': (input, context) => {
    const { invite, payer } = expectInvite(context, input)
    const stage = inviteStageAt(invite, context.ports.now().toISOString())
    const why = whyNoResend(stage)
    if (why !== null) throw notAllowed(why)
    refusePayerCannot(payer, 'invite')
    refuseNothingNew(context.store, invite.customerKey)
    const target = { type: invite.targetType, id: invite.target }
    const isInTheWay = stage === 'presumed_expired' || stage === 'draft'
    if (!isInTheWay) refuseTarget(context.store, payer, target)
    const intent = {
      type: 'INVITE_DRAFTED',
      label: `Drafted the invitation of ${invite.target} again`,
      subject: invite.target,
      customer: invite.customerKey,
    }
    const { changeId, value } = changeInvites(context, intent, (tx) => {
      // It makes room for the new one.
      if (isInTheWay) {
        const state = stage === 'draft' ? 'canceled' : 'expired'
        updateInvite(tx, invite, { state, finishedAt: tx.at })
      }
      const id = tx.newId()
      const { rootEmail, customerKey, notes, tags, targetType, managementAccountKey } = invite
      const createdBy = context.session.current().operator.name
      insertInvite(tx, {
        id,
        managementAccountKey,
        targetType,
        target: invite.target,
        rootEmail,
        customerKey,
        notes,
        tags,
        state: 'draft',
        resendOfKey: invite.key,
        createdBy,
      })
      return { id }
    })
    return { changeId, ...value }
  },
}

/** The answer of a command that makes one change. */
export function changed({ changeId }: { readonly changeId: string }): { readonly changeId: string } {
  return { changeId }
}

type Fields = Pick<ParsedInputOf<'invites.draft'>, 'target' | 'rootEmail' | 'customerId' | 'notes' | 'tags'>

function columnsOf(
  { store, session }: HandlerContext,
  { target, customerId, ...fields }: Fields,
): Pick<InviteRecord, 'targetType' | 'target' | 'rootEmail' | 'customerKey' | 'notes' | 'tags'> {
  const { providerKey } = session.current()
  return {
    ...fields,
    targetType: target.type,
    target: target.id,
    customerKey: customerId === null ? null : customerKeyOf(store, customerId, providerKey),
  }
}
