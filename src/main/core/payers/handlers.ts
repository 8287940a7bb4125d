import type { NamesOf } from '../../../shared/contract/index.ts'
import type { HandlersOf } from '../handler.ts'
import { memberHandlers } from './member-handlers.ts'
import { payerHandlers } from './payer-handlers.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `payers.${string}` | `members.${string}`>

/** payers.* and members.*: AWS organizations. */
export const organizationHandlers: HandlersOf<Name> = { ...payerHandlers, ...memberHandlers }
