import type { RefusalWords } from './aws-refusal-words.ts'

/** Why AWS does not create, remove or close an account: FailureReason of a creation, Reason of a violated constraint. */
export const ACCOUNT_REFUSALS: Readonly<Record<string, RefusalWords>> = {
  ACCOUNT_LIMIT_EXCEEDED: {
    why: 'The organization has as many accounts as it may have.',
    next: 'Ask AWS Support for a higher quota.',
  },
  EMAIL_ALREADY_EXISTS: {
    why: 'Another AWS account has this email address.',
    next: 'Enter an address that no AWS account has ever had.',
  },
  INVALID_ADDRESS: {
    why: 'AWS does not take the postal address of the management account.',
    next: 'Correct it in the billing console of the management account.',
  },
  INVALID_EMAIL: {
    why: 'AWS does not take the email address.',
    next: 'Enter one with 6 to 64 plain characters and a domain with a dot.',
  },
  CONCURRENT_ACCOUNT_MODIFICATION: {
    why: 'Another change of the account was under way.',
    next: 'Try again in some minutes.',
  },
  INTERNAL_FAILURE: {
    why: 'AWS had a fault of its own.',
    next: 'Try again. If it stays so, ask AWS Support.',
  },
  GOVCLOUD_ACCOUNT_ALREADY_EXISTS: {
    why: 'There is a GovCloud account with this email address already.',
    next: 'Enter another address.',
  },
  MISSING_BUSINESS_VALIDATION: {
    why: 'The management account has not been through the validation of businesses.',
    next: 'Go through it in the billing console of the management account.',
  },
  FAILED_BUSINESS_VALIDATION: {
    why: 'The validation of the business behind the management account failed.',
    next: 'Ask AWS Support what is missing.',
  },
  PENDING_BUSINESS_VALIDATION: {
    why: 'The validation of the business behind the management account is still running.',
    next: 'Wait until it is done, then try again.',
  },
  INVALID_IDENTITY_FOR_BUSINESS_VALIDATION: {
    why: 'The identity that was given for the validation of the business is not valid.',
    next: 'Correct it in the billing console of the management account.',
  },
  UNKNOWN_BUSINESS_VALIDATION: {
    why: 'AWS cannot tell how the validation of the business stands.',
    next: 'Ask AWS Support.',
  },
  MISSING_PAYMENT_INSTRUMENT: {
    why: 'The management account has no payment method.',
    next: 'Add one in its billing console.',
  },
  INVALID_PAYMENT_INSTRUMENT: {
    why: 'The payment method of the management account is not valid.',
    next: 'Renew it in its billing console.',
  },
  UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED: {
    why: 'The resource policy of the organization cannot be changed together with tags.',
    next: 'Create the account without tags, and tag it afterwards.',
  },
  ACCOUNT_CANNOT_LEAVE_ORGANIZATION: {
    why: 'The account was created in the organization and lacks what it needs to stand alone.',
    next: 'Have its owner choose a support plan, verify the contact and add a payment method.',
  },
  ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA: {
    why: 'The owner of the account has not agreed to the AWS customer agreement.',
    next: 'Have the owner sign in and agree to it.',
  },
  ACCOUNT_CANNOT_LEAVE_WITHOUT_PHONE_VERIFICATION: {
    why: 'The phone number of the account is not verified.',
    next: 'Have its owner verify it.',
  },
  MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED: {
    why: 'The account has no payment method of its own.',
    next: 'Have its owner add one.',
  },
  CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG: {
    why: 'The account is the delegated administrator of a service.',
    next: 'Take that away from it in the AWS Organizations console first.',
  },
  WAIT_PERIOD_ACTIVE: {
    why: 'The account was created only some days ago.',
    next: 'Wait until the waiting period is over (4 days), then try again.',
  },
  CANNOT_CLOSE_MANAGEMENT_ACCOUNT: {
    why: 'The management account cannot be closed from inside its organization.',
    next: 'Remove all members first; then its root user can close it.',
  },
  CLOSE_ACCOUNT_QUOTA_EXCEEDED: {
    why: 'The organization has closed as many accounts as it may close within 30 days.',
    next: 'Wait until earlier closures are 30 days old, or have the root user of the account close it.',
  },
  CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED: {
    why: 'Three accounts are being closed at this moment, and AWS closes no more at once.',
    next: 'Wait until one is done, then try again.',
  },
  AccountAlreadyClosedException: {
    why: 'The account is closed already, or is being closed.',
    next: 'List the accounts again.',
  },
  AccountNotFoundException: {
    why: 'The organization has no such account.',
    next: 'List the accounts again: it may have left.',
  },
  ConflictException: {
    why: 'Another request for this account is under way.',
    next: 'Try again in some minutes.',
  },
  MasterCannotLeaveOrganizationException: {
    why: 'The management account cannot leave its organization.',
    next: 'Choose a member.',
  },
  CreateAccountStatusNotFoundException: {
    why: 'AWS does not know this creation.',
    next: 'List the creations, or note how it ended with evidence.',
  },
}
