import { notifications } from '@mantine/notifications'
import type { RequestStage } from '../../shared/domain/request-stage.ts'
import { InviteStage, whyNoResend } from '../../shared/domain/invitation.ts'
import { call } from '../api.ts'
import { perform } from '../governance/perform.ts'
import { copyText } from '../ui/copy-text.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import type { RequestAtHand, RequestsDialog } from './invite-dialogs.ts'
import type { RowCommand } from './row-commands.tsx'

/** Something that can be done with an invitation at a stage. */
type InviteCommand = RowCommand<RequestAtHand>

const opens =
  (kind: 'edit' | 'reject' | 'mark-sent' | 'cancel' | 'request-cancel'): InviteCommand['act'] =>
  (invite, onDialog) =>
    onDialog({ kind, invite })

const marks =
  (outcome: 'accepted' | 'declined' | 'expired'): InviteCommand['act'] =>
  (invite, onDialog) =>
    onDialog({ kind: 'mark-ended', outcome, invite })

const SUBMIT: InviteCommand = {
  label: 'Submit',
  isFirst: true,
  needs: 'onboarding',
  payerNeeds: 'invite',
  act: ({ id, rev, subject }) =>
    void perform(`The invitation of ${subject} is submitted.`, () => call('invites.submit', { id, rev })),
}
const APPROVE: InviteCommand = {
  label: 'Approve',
  isFirst: true,
  needs: 'approve',
  payerNeeds: 'invite',
  act: ({ id, rev, subject }) =>
    void perform(`The invitation of ${subject} is approved.`, () => call('invites.approve', { id, rev })),
}
const REJECT: InviteCommand = { label: 'Reject', isFirst: true, needs: 'approve', act: opens('reject') }
const SEND: InviteCommand = {
  label: 'Send invitation',
  isFirst: true,
  needs: 'onboarding',
  payerNeeds: 'invite',
  act: ({ id, rev }, onDialog) => void send({ id, rev }, onDialog),
}
const MARK_SENT: InviteCommand = {
  label: 'Mark sent',
  isFirst: false,
  needs: 'onboarding',
  act: opens('mark-sent'),
}
const MARK_ACCEPTED: InviteCommand = {
  label: 'Mark accepted',
  isFirst: true,
  needs: 'onboarding',
  act: marks('accepted'),
}
const MARK_DECLINED: InviteCommand = {
  label: 'Mark declined',
  isFirst: false,
  needs: 'onboarding',
  act: marks('declined'),
}
const MARK_EXPIRED: InviteCommand = {
  label: 'Mark expired',
  isFirst: false,
  needs: 'onboarding',
  act: marks('expired'),
}
const COPY: InviteCommand = {
  label: 'Copy command',
  isFirst: false,
  needs: 'onboarding',
  act: ({ id }) => void copyCommand(id),
}
const LETTER: InviteCommand = {
  label: 'Draft letter to the owner',
  isFirst: false,
  needs: 'onboarding',
  act: ({ id, rev }) =>
    void perform('The letter waits in the outbox.', () => call('invites.draftLetter', { id, rev })),
}
const EDIT: InviteCommand = { label: 'Edit', isFirst: false, needs: 'onboarding', act: opens('edit') }
const CANCEL: InviteCommand = {
  label: 'Cancel…',
  isFirst: false,
  needs: 'onboarding',
  isDangerous: true,
  act: opens('cancel'),
}
const CANCEL_AT_AWS: InviteCommand = {
  label: 'Cancel at AWS…',
  isFirst: false,
  needs: 'onboarding',
  isDangerous: true,
  act: opens('request-cancel'),
}
const CANCELLED: InviteCommand = { ...CANCEL, label: 'Mark cancelled…' }
const RESEND: InviteCommand = {
  label: 'Resend',
  isFirst: true,
  needs: 'onboarding',
  payerNeeds: 'invite',
  act: ({ id, rev, subject }) =>
    void perform(`The invitation of ${subject} is drafted again.`, () => call('invites.resend', { id, rev })),
}

const BEFORE_OR_AT_AWS: Readonly<Partial<Record<RequestStage, readonly InviteCommand[]>>> = {
  draft: [SUBMIT, EDIT, CANCEL],
  submitted: [APPROVE, REJECT, CANCEL],
  approved: [SEND, MARK_SENT, COPY, LETTER, CANCEL],
  requested: [MARK_ACCEPTED, MARK_DECLINED, LETTER, COPY, CANCEL_AT_AWS, CANCELLED],
  presumed_expired: [MARK_ACCEPTED, MARK_EXPIRED, MARK_DECLINED, { ...RESEND, isFirst: false }],
}

/** What can be done with an invitation at a stage, the usual next step first. */
export function inviteCommands(stage: RequestStage): readonly InviteCommand[] {
  const ended = InviteStage.safeParse(stage).data
  const canResend = ended !== undefined && whyNoResend(ended) === null
  return BEFORE_OR_AT_AWS[stage] ?? (canResend ? [RESEND] : [])
}

/** Writes the call down and shows what will be asked of AWS; closing that leaves it in the AWS outbox. */
async function send(
  named: { readonly id: string; readonly rev: number },
  onDialog: (dialog: RequestsDialog) => void,
): Promise<void> {
  try {
    const { invite } = await call('invites.get', { id: named.id })
    const waiting = invite.action?.state === 'waiting' ? invite.action.id : null
    const actionId = waiting ?? (await call('invites.request', named)).actionId
    onDialog({ kind: 'work', actionIds: [actionId] })
  } catch (error) {
    showFailure(error)
  }
}

async function copyCommand(id: string): Promise<void> {
  try {
    const { command } = await call('invites.get', { id })
    if (command !== null) await copyText(command)
    notifications.show({
      role: 'status',
      ...(command === null
        ? { title: 'There is no command', message: 'AWS’s number of the invitation is not known.' }
        : { title: 'Copied', message: 'Run it where the AWS CLI is, then mark here what AWS said.' }),
    })
  } catch (error) {
    showFailure(error)
  }
}
