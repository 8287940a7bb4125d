import type { RefusalWords } from './aws-refusal-words.ts'

/** Why AWS does not make, or does not change, an invitation (Organizations API, HandshakeConstraintViolationException). */
export const INVITATION_REFUSALS: Readonly<Record<string, RefusalWords>> = {
  ACCOUNT_NUMBER_LIMIT_EXCEEDED: {
    why: 'The organization has as many accounts as it may have; open invitations and closed accounts count.',
    next: 'Cancel invitations that nobody accepts, or ask AWS Support for a higher quota.',
  },
  HANDSHAKE_RATE_LIMIT_EXCEEDED: {
    why: 'The organization has made all the invitations that it may make within 24 hours.',
    next: 'Spread the rest over the next days, or wait until accepted ones give room.',
  },
  ALREADY_IN_AN_ORGANIZATION: {
    why: 'The account is in an organization already.',
    next: 'Have its owner leave that organization first, then invite it again.',
  },
  ORGANIZATION_ALREADY_HAS_ALL_FEATURES: {
    why: 'The organization has all features already.',
    next: 'Nothing is left to do.',
  },
  ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION: {
    why: 'The organization is already on its way to all features.',
    next: 'Wait until every member has agreed, or cancel that first.',
  },
  INVITE_DISABLED_DURING_ENABLE_ALL_FEATURES: {
    why: 'Nobody can be invited while the organization is on its way to all features.',
    next: 'Wait until every member has agreed, or cancel that first.',
  },
  PAYMENT_INSTRUMENT_REQUIRED: {
    why: 'The account has no valid payment method.',
    next: 'Have its owner add one in the billing console, then invite it again.',
  },
  ORGANIZATION_FROM_DIFFERENT_SELLER_OF_RECORD: {
    why: 'The account buys from another seller of AWS than the organization, for example AWS India.',
    next: 'Use a management account with the same seller, or ask AWS Support.',
  },
  ORGANIZATION_MEMBERSHIP_CHANGE_RATE_LIMIT_EXCEEDED: {
    why: 'The account changed its organization too often in a short time.',
    next: 'Wait some days, then try again.',
  },
  MANAGEMENT_ACCOUNT_EMAIL_NOT_VERIFIED: {
    why: 'The email address of the management account is not verified.',
    next: 'Open the AWS Organizations console with it and send the verification mail again.',
  },
  RESPONSIBILITY_TRANSFER_ALREADY_EXISTS: {
    why: 'There is a billing transfer for this account already.',
    next: 'End or cancel that one first.',
  },
  SOURCE_AND_TARGET_CANNOT_MATCH: {
    why: 'An organization cannot invite itself.',
    next: 'Enter the account that shall join.',
  },
  UNUSED_PREPAYMENT_BALANCE: {
    why: 'The account has a prepaid balance that is not used up.',
    next: 'Have its owner use it up or get it back through AWS Support.',
  },
  LEGACY_PERMISSIONS_STILL_IN_USE: {
    why: 'The account still uses the old permissions for billing.',
    next: 'Have its owner move to fine-grained billing permissions first.',
  },
  PAST_DUE_INVOICE: {
    why: 'The account has an unpaid invoice.',
    next: 'Have its owner pay it, then invite it again.',
  },
  TARGET_ACCOUNT_VALIDATION_FAILURE: {
    why: 'AWS could not check the account.',
    next: 'Check the number or the email address, and try again later.',
  },
  DuplicateHandshakeException: {
    why: 'There is an open invitation for this account already.',
    next: 'Cancel it first, or refresh the invitations.',
  },
  AccountOwnerNotVerifiedException: {
    why: 'The email address of the management account is not verified.',
    next: 'Open the AWS Organizations console with it and send the verification mail again.',
  },
  HandshakeConstraintViolationException: {
    why: 'A rule of AWS stands against this invitation.',
    next: 'Look at the organization and the account in the AWS console.',
  },
  HandshakeAlreadyInStateException: {
    why: 'The invitation is in that state already.',
    next: 'Refresh the invitations.',
  },
  InvalidHandshakeTransitionException: {
    why: 'The invitation has ended: it was accepted, declined, cancelled, or has expired.',
    next: 'Refresh the invitations.',
  },
  HandshakeNotFoundException: {
    why: 'AWS does not know the invitation; ended ones are forgotten after 30 days.',
    next: 'Refresh the invitations, or note how it ended with evidence.',
  },
}
