import type { NamesOf } from '../../../shared/contract/index.ts'
import type { HandlersOf } from '../handler.ts'
import { customerListHandlers } from './list-handlers.ts'
import { customerWriteHandlers } from './write-handlers.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `customers.${string}`>

/** customers.*: who gets the accounts. */
export const customerHandlers: HandlersOf<Name> = { ...customerListHandlers, ...customerWriteHandlers }
