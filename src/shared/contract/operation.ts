import type { z } from 'zod'
import type { Capability } from '../domain/capability.ts'

/** A query never writes; a command writes in one transaction and returns what changed; a job answers with an id and reports by events. */
export type OperationKind = 'query' | 'command' | 'job'

/** One named operation of the contract: what goes in, what comes out, and who may ask for it. */
export interface Operation<
  Kind extends OperationKind = OperationKind,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly kind: Kind
  /** The capability an operator needs; the dispatcher refuses others. */
  readonly needs: Capability
  readonly input: Input
  /** For a job: the outcome it ends with. */
  readonly output: Output
}

/** Defines a reading operation. */
export function query<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Operation<'query', Input, Output> {
  return { kind: 'query', needs: 'read', input, output }
}

/** Defines a writing operation: one transaction, one change set, the answer says what changed. */
export function command<Input extends z.ZodType, Output extends z.ZodType>(
  needs: Capability,
  input: Input,
  output: Output,
): Operation<'command', Input, Output> {
  return { kind: 'command', needs, input, output }
}

/** Defines long work: it can be watched and cancelled; `outcome` is what it ends with. */
export function job<Input extends z.ZodType, Output extends z.ZodType>(
  needs: Capability,
  input: Input,
  outcome: Output,
): Operation<'job', Input, Output> {
  return { kind: 'job', needs, input, output: outcome }
}
