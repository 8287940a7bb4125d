import { ACCOUNT_REFUSALS } from './aws-refusals-accounts.ts'
import { INVITATION_REFUSALS } from './aws-refusals-invitations.ts'

/** What a reason of AWS means, and what to do: two sentences. */
export interface RefusalWords {
  readonly why: string
  readonly next: string
}

const SERVICE_REFUSALS: Readonly<Record<string, RefusalWords>> = {
  AWSOrganizationsNotInUseException: {
    why: 'The account of this profile is in no organization.',
    next: 'Choose a profile of the management account.',
  },
  AccessDeniedForDependencyException: {
    why: 'The profile may not make the service-linked role that Organizations needs.',
    next: 'Use a profile that may do iam:CreateServiceLinkedRole.',
  },
  ConcurrentModificationException: {
    why: 'Somebody else changes the organization at this moment.',
    next: 'Try again in a minute.',
  },
  FinalizingOrganizationException: {
    why: 'AWS is still setting up the organization.',
    next: 'Wait an hour, then try again. If it stays so, ask AWS Support.',
  },
  UnsupportedAPIEndpointException: {
    why: 'This is not possible in this region of AWS.',
    next: 'Use a profile of the partition that the organization belongs to.',
  },
  InvalidInputException: {
    why: 'AWS does not take what was entered.',
    next: 'Check it character by character, and try again.',
  },
  ServiceException: {
    why: 'AWS had a fault of its own.',
    next: 'Try again in some minutes.',
  },
  ConstraintViolationException: {
    why: 'A limit of the organization is reached, or something is missing in it.',
    next: 'Look at the organization in the AWS console.',
  },
}

/**
 * The words for what AWS gives as the reason of its no: the `Reason` of a modelled error, the `FailureReason` of a
 * creation, or the name of an error (aws-facts §4.2, §4.3). Null for one that is not known; show it as it is then.
 */
export function awsRefusalWords(reason: string): RefusalWords | null {
  for (const table of [INVITATION_REFUSALS, ACCOUNT_REFUSALS, SERVICE_REFUSALS]) {
    if (Object.hasOwn(table, reason)) return table[reason] ?? null
  }
  return null
}
