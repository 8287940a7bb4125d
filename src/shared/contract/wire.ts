import { z } from 'zod'
import { CoreEvent } from './events.ts'
import { Failure } from './failure.ts'

/** The longest request a host takes, as UTF-8. Anything larger belongs in a file. */
export const MAX_REQUEST_BYTES = 64 * 2 ** 20

/** A call of one operation, as it crosses every transport: plain JSON. */
export const Request = z.object({ id: z.number().int(), operation: z.string(), input: z.unknown() })
export type Request = z.infer<typeof Request>

/** The answer: the operation's output, or an expected failure. Never an exception. */
export const Reply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: Failure }),
])
export type Reply = z.infer<typeof Reply>

/** What a host sends to a window: the answer to a request, or news. */
export const ToClient = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reply'), id: z.number().int(), reply: Reply }),
  z.object({ kind: z.literal('event'), event: CoreEvent }),
])
export type ToClient = z.infer<typeof ToClient>
