import type { NamesOf } from '../../../shared/contract/index.ts'
import type { HandlersOf } from '../handler.ts'
import { orderListHandlers } from './list-handlers.ts'
import { orderWriteHandlers } from './write-handlers.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `orders.${string}`>

/** orders.*: from the oldest Ready account to a customer. */
export const orderHandlers: HandlersOf<Name> = { ...orderListHandlers, ...orderWriteHandlers }
