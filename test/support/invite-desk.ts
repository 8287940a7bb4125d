import type { Invite, InviteFields } from '../../src/shared/contract/invites.ts'
import type { InputOf } from '../../src/shared/contract/index.ts'
import type { Payer, PayerFields } from '../../src/shared/contract/payers.ts'
import type { Ports } from '../../src/main/core/ports.ts'
import { createPayer } from './create-payer.ts'
import { openGovernedCore, type GovernedCore } from './governed-core.ts'

/** A core with a management account, and short ways to its invitations. */
export interface InviteDesk extends GovernedCore {
  readonly payer: Payer
  draft(target: string, fields?: Partial<Omit<InputOf<'invites.draft'>, 'target'>>): Promise<string>
  /** The invitation now. */
  invite(id: string): Promise<Invite>
  /** Id and revision of an invitation now. */
  at(id: string): Promise<{ readonly id: string; readonly rev: number }>
  /** Drafts, submits and approves. */
  approved(target: string, fields?: Partial<Omit<InputOf<'invites.draft'>, 'target'>>): Promise<string>
  /** Approves and marks as sent on a day. */
  sent(target: string, sentOn: string): Promise<string>
}

const FIELDS: Omit<InviteFields, 'target'> = { rootEmail: null, customerId: null, notes: null, tags: {} }

/** Opens it. */
export async function openInviteDesk(
  ports: Partial<Ports> = {},
  payerFields: Partial<PayerFields> = {},
): Promise<InviteDesk> {
  const core = await openGovernedCore(ports)
  const payer = await createPayer(core, payerFields)
  const invite: InviteDesk['invite'] = async (id) => (await core.call('invites.get', { id })).invite
  const at: InviteDesk['at'] = async (id) => ({ id, rev: (await invite(id)).rev })
  const draft: InviteDesk['draft'] = async (target, fields = {}) =>
    (await core.call('invites.draft', { ...FIELDS, payerId: payer.id, target, ...fields })).id
  const approved: InviteDesk['approved'] = async (target, fields) => {
    const id = await draft(target, fields)
    await core.call('invites.submit', await at(id))
    await core.call('invites.approve', await at(id))
    return id
  }
  const sent: InviteDesk['sent'] = async (target, sentOn) => {
    const id = await approved(target)
    const handshakeId = `h-${target.replaceAll(/[^0-9a-z]/g, '')}00000000`.slice(0, 20)
    await core.call('invites.markSent', { ...(await at(id)), sentOn, handshakeId, evidence: 'Screenshot' })
    return id
  }
  return { ...core, payer, invite, at, draft, approved, sent }
}
