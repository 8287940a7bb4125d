import type { NamesOf } from '../../../shared/contract/index.ts'
import type { HandlersOf } from '../handler.ts'
import { poolListHandlers } from './list-handlers.ts'
import { poolWriteHandlers } from './write-handlers.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `accounts.${string}`>

/** accounts.*: the pool. */
export const poolHandlers: HandlersOf<Name> = { ...poolListHandlers, ...poolWriteHandlers }
