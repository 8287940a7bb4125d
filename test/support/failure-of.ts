import type { Failure } from '../../src/shared/contract/failure.ts'
import { OperationFailed } from '../../src/shared/client.ts'

/** The failure that a call ends with; a call that succeeds fails the test. */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  try {
    await call
  } catch (error) {
    if (error instanceof OperationFailed) return error.failure
    throw error
  }
  throw new Error('the call was expected to be refused')
}
