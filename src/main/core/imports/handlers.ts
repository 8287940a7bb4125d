import type { HandlersOf } from '../handler.ts'
import type { NamesOf } from '../../../shared/contract/index.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `imports.${string}`>
/** Being built. */
export const importHandlers = {} as HandlersOf<Name>
