import type { NamesOf } from '../../../shared/contract/index.ts'
import type { HandlersOf } from '../handler.ts'
import { messageHandlers } from './message-handlers.ts'
import { projectHandlers } from './project-handlers.ts'
import { quotaHandlers } from './quota-handlers.ts'
import { registerHandlers } from './register-handlers.ts'
import { statusHandlers } from './status-handlers.ts'
import { tagHandlers } from './tag-handlers.ts'
import { userHandlers } from './user-handlers.ts'

type Name = Extract<
  NamesOf<'query' | 'command'>,
  | `governance.${string}`
  | `users.${string}`
  | `quotas.${string}`
  | `projects.${string}`
  | `tags.${string}`
  | `messages.${string}`
>

/** Everything that governs customers. */
export const governanceHandlers: HandlersOf<Name> = {
  ...registerHandlers,
  ...statusHandlers,
  ...userHandlers,
  ...quotaHandlers,
  ...projectHandlers,
  ...tagHandlers,
  ...messageHandlers,
}
