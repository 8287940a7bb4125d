import type { HandlersOf } from '../handler.ts'
import type { NamesOf } from '../../../shared/contract/index.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `dashboard.${string}`>
/** Being built. */
export const dashboardHandlers = {} as HandlersOf<Name>
