import { OperationFailed } from '../../shared/client.ts'
import type { Failure } from '../../shared/contract/failure.ts'

/** The failure behind anything that was thrown; what is none is a bug of the window. */
export function asFailure(error: unknown): Failure {
  if (error instanceof OperationFailed) return error.failure
  return { code: 'unexpected', reference: error instanceof Error ? error.message : 'the window' }
}
