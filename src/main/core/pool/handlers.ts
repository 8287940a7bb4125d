import type { HandlersOf } from '../handler.ts'
import type { NamesOf } from '../../../shared/contract/index.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `accounts.${string}`>
/** Being built. */
export const poolHandlers = {} as HandlersOf<Name>
