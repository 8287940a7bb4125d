import {
  CreateAccountFailureReason,
  HandshakeConstraintViolationExceptionReason,
} from '@aws-sdk/client-organizations'
import { describe, expect, test } from 'vitest'
import { awsRefusalWords } from '../../../src/shared/domain/aws-refusal-words.ts'

/** What AWS may say to the calls that remove, leave or close (aws-facts §4.3). */
const LEAVING = [
  'ACCOUNT_CANNOT_LEAVE_ORGANIZATION',
  'ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA',
  'ACCOUNT_CANNOT_LEAVE_WITHOUT_PHONE_VERIFICATION',
  'MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED',
  'CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG',
  'WAIT_PERIOD_ACTIVE',
  'CANNOT_CLOSE_MANAGEMENT_ACCOUNT',
  'CLOSE_ACCOUNT_QUOTA_EXCEEDED',
  'CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED',
]

const ERRORS = [
  'DuplicateHandshakeException',
  'AccountOwnerNotVerifiedException',
  'HandshakeAlreadyInStateException',
  'InvalidHandshakeTransitionException',
  'HandshakeNotFoundException',
  'FinalizingOrganizationException',
  'ConcurrentModificationException',
  'AWSOrganizationsNotInUseException',
  'AccountAlreadyClosedException',
  'AccountNotFoundException',
  'ConflictException',
  'UnsupportedAPIEndpointException',
]

describe('the words for a reason of AWS', () => {
  test.each([
    ...Object.values(HandshakeConstraintViolationExceptionReason),
    ...Object.values(CreateAccountFailureReason),
    ...LEAVING,
    ...ERRORS,
  ])('%s says why, and what to do next, in sentences', (reason) => {
    const words = awsRefusalWords(reason)
    expect(words?.why).toMatch(/^[A-Z].*\.$/)
    expect(words?.next).toMatch(/^[A-Z].*\.$/)
  })

  test('a reason that is new has none, nor has a name that every object has', () => {
    expect(['BRAND_NEW_REASON', 'constructor', '__proto__'].map(awsRefusalWords)).toEqual([null, null, null])
  })
})
