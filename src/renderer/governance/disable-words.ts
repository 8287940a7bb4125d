import type { DisableCode } from '../../shared/domain/customer.ts'

/** Why a customer is disabled, as people choose it (MSH-08). */
export const DISABLE_CODE_LABELS: Readonly<Record<DisableCode, string>> = {
  payment_method: 'Payment method is missing',
  metadata: 'Information is incorrect',
  other: 'Something else',
}

/** What disabling does, and what it cannot do (MSH-09, MSH-10). */
export const DISABLE_EFFECT =
  'Here it gets no new links, orders, invitations, projects or users. It does not lock anybody out of the cloud: whoever has access there keeps it until you take the permissions away yourself.'
