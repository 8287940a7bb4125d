import type { Failure } from '../../../shared/contract/failure.ts'

/** A failure as an action keeps it: a code (AWS's own where there is one) and a sentence. */
export interface FailureWords {
  readonly code: string
  readonly sentence: string
}

/** What is written down of a failure: what AWS said, where AWS said anything. */
export function failureWords(failure: Failure): FailureWords {
  return {
    code: failure.code === 'aws-refused' ? failure.reason : failure.code,
    sentence: sentenceOf(failure),
  }
}

function sentenceOf(failure: Failure): string {
  if (failure.code === 'aws-denied') {
    return `AWS denied ${failure.action} to ${failure.profile}. ${failure.why}`
  }
  if ('next' in failure) return `${failure.why} ${failure.next}`
  if ('why' in failure) return failure.why
  if (failure.code === 'aws-throttled') {
    return `AWS refused ${failure.action} again and again because too much was asked in a short time.`
  }
  if (failure.code === 'aws-wrong-account') {
    return `The profile ${failure.profile} is of ${failure.found}, and this needs ${failure.wanted}.`
  }
  if (failure.code === 'cancelled') return 'It was cancelled while AWS was being asked.'
  if (failure.code === 'not-found') return `The ${failure.what} ${failure.id} is not there any more.`
  return `This is a fault of the program (${failure.code}). The log has the details.`
}
