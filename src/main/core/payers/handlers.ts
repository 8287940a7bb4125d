import type { NamesOf } from '../../../shared/contract/index.ts'
import type { HandlersOf } from '../handler.ts'
import { payerHandlers } from './payer-handlers.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `payers.${string}`>

/** payers.*: management accounts of AWS organizations. */
export const awsRecordHandlers: HandlersOf<Name> = { ...payerHandlers }
