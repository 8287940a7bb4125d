import type { OperatorRole } from '../../shared/domain/capability.ts'
import type { Session } from '../../shared/contract/session.ts'
import { formatAmount } from '../ui/format.ts'

/** What each role may do, in a sentence. */
export const ROLE_MEANINGS: Readonly<Record<OperatorRole, string>> = {
  admin: 'May do everything, settings included.',
  operator: 'Works with the pool, imports and onboarding; no approvals, no settings.',
  sales_readonly: 'Sees everything and changes nothing.',
}

/** Why a provider cannot be removed, or null when it can. */
export function whyProviderStays(
  provider: { readonly id: string; readonly accounts: number },
  session: Pick<Session, 'provider' | 'providers'>,
): string | null {
  if (provider.accounts > 0)
    return `${formatAmount(provider.accounts, 'account belongs', 'accounts belong')} to it, and an account never changes its provider.`
  if (session.providers.length === 1) return 'A workspace needs at least one provider.'
  if (provider.id === session.provider.id)
    return 'You work for it right now. Switch to another provider first.'
  return null
}

/** Why a marketplace cannot be removed, or null when it can. */
export function whyMarketplaceStays(marketplace: { readonly accounts: number }): string | null {
  if (marketplace.accounts === 0) return null
  return `${formatAmount(marketplace.accounts, 'account uses', 'accounts use')} it. Move them to another marketplace first.`
}

/** Why an operator cannot be removed, or null when it can. */
export function whyOperatorStays(
  operator: { readonly id: string; readonly role: OperatorRole },
  session: Pick<Session, 'operator' | 'operators'>,
): string | null {
  if (operator.id === session.operator.id) return 'This is you. Switch to another operator first.'
  const admins = session.operators.filter(({ role }) => role === 'admin')
  if (operator.role === 'admin' && admins.length === 1) return 'A workspace needs at least one admin.'
  return null
}
