import type { Failure } from '../../shared/contract/failure.ts'

/** An expected no, thrown by a handler; the dispatcher turns it into the failure it carries. Anything else thrown is a bug. */
export class Refusal extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.code)
    this.name = 'Refusal'
    this.failure = failure
  }
}

/** A refusal for a rule's no, in one complete sentence. */
export function notAllowed(why: string): Refusal {
  return new Refusal({ code: 'not-allowed', why })
}

/** A refusal for one wrong field. */
export function wrongField(path: string, message: string): Refusal {
  return new Refusal({ code: 'invalid-input', problems: [{ path: [path], message }] })
}
