import type { HandlersOf } from '../handler.ts'
import type { NamesOf } from '../../../shared/contract/index.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `activity.${string}`>
/** Being built. */
export const activityHandlers = {} as HandlersOf<Name>
