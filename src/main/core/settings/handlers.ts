import type { NamesOf } from '../../../shared/contract/index.ts'
import type { HandlersOf } from '../handler.ts'
import { dataHandlers } from './data-handlers.ts'
import { marketplaceHandlers } from './marketplace-handlers.ts'
import { operatorHandlers } from './operator-handlers.ts'
import { providerHandlers } from './provider-handlers.ts'
import { sessionHandlers } from './session-handlers.ts'

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

/** Everything of the settings area. */
export const settingsHandlers: HandlersOf<Name> = {
  ...sessionHandlers,
  ...providerHandlers,
  ...operatorHandlers,
  ...marketplaceHandlers,
  ...dataHandlers,
}
