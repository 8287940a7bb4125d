import { notifications } from '@mantine/notifications'
import type { RequestStage } from '../../shared/domain/request-stage.ts'
import { call } from '../api.ts'
import { perform } from '../governance/perform.ts'
import { copyText } from '../ui/copy-text.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import type { RequestAtHand, RequestsDialog } from './invite-dialogs.ts'
import type { RowCommand } from './row-commands.tsx'

type AccountCommand = RowCommand<RequestAtHand>

const opens =
  (kind: Extract<RequestsDialog, { readonly request: RequestAtHand }>['kind']): AccountCommand['act'] =>
  (request, onDialog) =>
    onDialog({ kind, request })

const SUBMIT: AccountCommand = {
  label: 'Submit',
  isFirst: true,
  needs: 'onboarding',
  payerNeeds: 'create',
  act: ({ id, rev, subject }) =>
    void perform(`The request for ${subject} is submitted.`, () => call('requests.submit', { id, rev })),
}
const APPROVE: AccountCommand = {
  label: 'Approve',
  isFirst: true,
  needs: 'approve',
  payerNeeds: 'create',
  act: ({ id, rev, subject }) =>
    void perform(`The request for ${subject} is approved.`, () => call('requests.approve', { id, rev })),
}
const REJECT: AccountCommand = {
  label: 'Reject',
  isFirst: true,
  needs: 'approve',
  act: opens('account-reject'),
}
const CREATE: AccountCommand = {
  label: 'Create at AWS',
  isFirst: true,
  needs: 'onboarding',
  payerNeeds: 'create',
  act: (request, onDialog) => void create(request, onDialog),
}
const FOLLOW: AccountCommand = {
  label: 'Ask AWS',
  isFirst: true,
  needs: 'onboarding',
  act: opens('account-follow'),
}
const MARK_CREATED: AccountCommand = {
  label: 'Mark created',
  isFirst: false,
  needs: 'onboarding',
  act: opens('account-created'),
}
const MARK_FAILED: AccountCommand = {
  label: 'Mark failed',
  isFirst: false,
  needs: 'onboarding',
  act: opens('account-failed'),
}
const COPY: AccountCommand = {
  label: 'Copy command',
  isFirst: false,
  needs: 'onboarding',
  act: ({ id }) => void copyCommand(id),
}
const EDIT: AccountCommand = {
  label: 'Edit',
  isFirst: false,
  needs: 'onboarding',
  act: opens('account-edit'),
}
const CANCEL: AccountCommand = {
  label: 'Cancel…',
  isFirst: false,
  needs: 'onboarding',
  isDangerous: true,
  act: opens('account-cancel'),
}

const AGAIN: AccountCommand = {
  label: 'Draft again',
  isFirst: true,
  needs: 'onboarding',
  payerNeeds: 'create',
  act: opens('account-again'),
}

const COMMANDS: Readonly<Partial<Record<RequestStage, readonly AccountCommand[]>>> = {
  draft: [SUBMIT, EDIT, CANCEL],
  submitted: [APPROVE, REJECT, EDIT, CANCEL],
  approved: [CREATE, MARK_CREATED, MARK_FAILED, COPY, CANCEL],
  in_progress: [FOLLOW, MARK_CREATED, MARK_FAILED, COPY],
  rejected: [AGAIN],
  failed: [AGAIN],
  canceled: [AGAIN],
}

/** What can be done with a request for a new account at a stage, the usual next step first. */
export function accountCommands(stage: RequestStage): readonly AccountCommand[] {
  return COMMANDS[stage] ?? []
}

/** Writes the call down and shows what will be asked of AWS; closing that leaves it in the AWS outbox. */
async function create({ id, rev }: RequestAtHand, onDialog: (dialog: RequestsDialog) => void): Promise<void> {
  try {
    const { request } = await call('requests.get', { id })
    const waiting = request.action?.state === 'waiting' ? request.action.id : null
    const actionId = waiting ?? (await call('requests.start', { id, rev })).actionId
    onDialog({ kind: 'work', actionIds: [actionId] })
  } catch (error) {
    showFailure(error)
  }
}

async function copyCommand(id: string): Promise<void> {
  try {
    const [command = null] = (await call('requests.get', { id })).commands
    if (command === null) return
    await copyText(command)
    notifications.show({
      role: 'status',
      title: 'Copied',
      message: 'Run it where the AWS CLI is, then mark here what AWS said.',
    })
  } catch (error) {
    showFailure(error)
  }
}
