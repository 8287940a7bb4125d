import { z } from 'zod'
import type { ActionOperation } from './aws-action.ts'

/** What we may do in an organization, as its management account lets us. */
export const PayerCapability = z.enum(['invite', 'create', 'close', 'role'])
export type PayerCapability = z.infer<typeof PayerCapability>

/** What each is called on every screen. */
export const PAYER_CAPABILITY_LABELS: Readonly<Record<PayerCapability, string>> = {
  invite: 'Invite accounts',
  create: 'Create accounts',
  close: 'Close and remove accounts',
  role: 'Create roles in members',
}

const DEEDS: Readonly<Record<PayerCapability, string>> = {
  invite: 'invite accounts into',
  create: 'create accounts in',
  close: 'close or remove accounts of',
  role: 'create roles in members of',
}

/**
 * Why something may not be done in an organization, in a sentence; null when it may. A management account of which
 * nobody said anything (an empty list) forbids nothing: AWS itself refuses what its profile may not do. Once anything is
 * said, the rest is forbidden.
 */
export function whyPayerCannot(
  { name, capabilities }: { readonly name: string; readonly capabilities: readonly string[] },
  wanted: PayerCapability,
): string | null {
  if (capabilities.length === 0 || capabilities.includes(wanted)) return null
  return `You may not ${DEEDS[wanted]} ${name}. Edit the management account if that changed.`
}

/** What of it a call needs that changes something at AWS; null: none, for it takes back what we asked for ourselves. */
export const ACTION_PAYER_NEEDS: Readonly<Record<ActionOperation, PayerCapability | null>> = {
  invite: 'invite',
  cancel_invite: null,
  create_account: 'create',
  close_account: 'close',
  remove_account: 'close',
  create_role: 'role',
}
