import type { AwsHandshake } from './aws-answer.ts'
import { isAccountId, type AccountId } from './account-id.ts'
import type { InviteState, InviteTarget } from './invitation.ts'

/** What AWS's state of an invitation is called here (aws-facts §4.2); null for a word that AWS did not have. */
export function inviteStateOf({ State: state }: Pick<AwsHandshake, 'State'>): InviteState | null {
  return STATES[state] ?? null
}

const STATES: Readonly<Record<string, InviteState>> = {
  REQUESTED: 'requested',
  OPEN: 'requested',
  ACCEPTED: 'accepted',
  CANCELED: 'canceled',
  DECLINED: 'declined',
  EXPIRED: 'expired',
}

/** Whom a handshake was sent to: the party that is no organization; null when AWS does not say. */
export function targetOf(handshake: AwsHandshake): InviteTarget | null {
  for (const { Id: id, Type: type } of partiesOf(handshake)) {
    if (type === 'ACCOUNT' || type === 'EMAIL') return { type, id }
  }
  return null
}

/** The account that a handshake is about, as far as AWS names it. */
export function accountOf(handshake: AwsHandshake): AccountId | null {
  const found = partiesOf(handshake).find(({ Id: id, Type: type }) => type === 'ACCOUNT' && isAccountId(id))
  return found === undefined ? null : (found.Id as AccountId)
}

/** The management account that sent it, as its ARN says; null without one. */
export function senderOf({ Arn: arn }: Pick<AwsHandshake, 'Arn'>): string | null {
  return /^arn:[^:]+:organizations::(\d{12}):handshake\//.exec(arn ?? '')?.[1] ?? null
}

/** What was written to the owner. */
export function notesOf(handshake: AwsHandshake): string | null {
  return handshake.Resources?.find(({ Type }) => Type === 'NOTES')?.Value ?? null
}

/** Parties, and the resources that repeat them: the listing of a finished handshake may lack the former. */
function partiesOf(handshake: AwsHandshake): { readonly Id: string; readonly Type: string }[] {
  const resources = handshake.Resources?.map(({ Type, Value }) => ({ Type, Id: Value })) ?? []
  return [...(handshake.Parties ?? []), ...resources].flatMap(({ Id, Type }) =>
    typeof Id === 'string' && typeof Type === 'string' ? [{ Id, Type }] : [],
  )
}
