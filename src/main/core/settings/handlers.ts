import type { HandlersOf } from '../handler.ts'
import type { NamesOf } from '../../../shared/contract/index.ts'

type Name = Extract<
  NamesOf<'query' | 'command'>,
  | `session.${string}`
  | `providers.${string}`
  | `operators.${string}`
  | `marketplaces.${string}`
  | `settings.${string}`
  | `workspace.${string}`
  | `views.${string}`
>
/** Being built. */
export const settingsHandlers = {} as HandlersOf<Name>
