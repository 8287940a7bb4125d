import type { RequestState } from '../../../shared/domain/account-request.ts'

/** The event that says that a request came into a state (domain §5.4). */
export const REQUEST_EVENTS: Readonly<Record<RequestState, string>> = {
  draft: 'ACCOUNT_REQUEST_DRAFTED',
  submitted: 'ACCOUNT_REQUEST_SUBMITTED',
  approved: 'ACCOUNT_REQUEST_APPROVED',
  rejected: 'ACCOUNT_REQUEST_REJECTED',
  in_progress: 'ACCOUNT_REQUEST_STARTED',
  succeeded: 'ACCOUNT_REQUEST_SUCCEEDED',
  failed: 'ACCOUNT_REQUEST_FAILED',
  cancelled: 'ACCOUNT_REQUEST_CANCELLED',
}

/**
 * What happened to a request, as a sentence of the log. `whyNot`: why the account was not linked to the customer that it
 * was created for.
 */
export function requestEventLabel(
  { nickname }: { readonly nickname: string | null },
  state: RequestState,
  whyNot: string | null = null,
): string {
  const label = LABELS[state](nickname ?? 'without a name')
  return whyNot === null ? label : `${label}, and linked it to nobody: ${whyNot}`
}

const LABELS: Readonly<Record<RequestState, (name: string) => string>> = {
  draft: (name) => `Drafted a request for the account ${name}`,
  submitted: (name) => `Submitted the request for the account ${name}`,
  approved: (name) => `Approved the request for the account ${name}`,
  rejected: (name) => `Rejected the request for the account ${name}`,
  in_progress: (name) => `AWS is creating the account ${name}`,
  succeeded: (name) => `AWS created the account ${name}`,
  failed: (name) => `AWS did not create the account ${name}`,
  cancelled: (name) => `Cancelled the request for the account ${name}`,
}
