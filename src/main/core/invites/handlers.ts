import type { NamesOf } from '../../../shared/contract/index.ts'
import { cliWords } from '../../../shared/domain/shell-word.ts'
import { awsTagList } from '../../../shared/domain/aws-tag.ts'
import type { HandlersOf } from '../handler.ts'
import { approvalHandlers } from './approval-handlers.ts'
import { cancelArguments } from './cancel-invite-action.ts'
import { draftHandlers } from './draft-handlers.ts'
import { inviteArguments } from './invite-action.ts'
import { inviteHistory, publicInvite } from './invite-view.ts'
import type { InviteRecord } from './invite-table.ts'
import { inviteMailHandlers } from './mail-handlers.ts'
import { inviteNamed } from './own-invite.ts'
import { planHandlers } from './plan-handlers.ts'
import { sendingHandlers } from './sending-handlers.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `invites.${string}`>

/** invites.*: invitations of accounts into organizations. */
export const inviteHandlers: HandlersOf<Name> = {
  ...draftHandlers,
  ...approvalHandlers,
  ...sendingHandlers,
  ...inviteMailHandlers,
  ...planHandlers,
  'invites.get': ({ id }, context) => {
    const { store, ports } = context
    const found = inviteNamed(context, id)
    return {
      invite: publicInvite(store, found, ports.now().toISOString()),
      command: commandOf(found.invite, found.payer.profile),
      history: inviteHistory(store, found.invite.key),
    }
  },
}

/** The AWS CLI command for what comes next at AWS; null when nothing does. */
function commandOf(invite: InviteRecord, profile: string | null): string | null {
  const words = wordsOf(invite)
  if (words === null) return null
  const site = profile === null ? [] : ['--profile', profile]
  return cliWords(['aws', ...words, ...site, '--output', 'json'])
}

function wordsOf({ state, handshakeId, ...invite }: InviteRecord): string[] | null {
  if (state === 'requested') return handshakeId === null ? null : cancelArguments(handshakeId)
  if (state !== 'approved') return null
  return inviteArguments({
    Target: { Id: invite.target, Type: invite.targetType },
    ...(invite.notes === null ? {} : { Notes: invite.notes }),
    Tags: awsTagList(invite.tags).map((tag) => ({ ...tag })),
  })
}
