import { z } from 'zod'

/** A thing as it was read: a command on it is a `conflict` when it moved on since. */
export const Existing = z.object({ id: z.string(), rev: z.number() })

/** What belongs to one customer, by its id. */
export const ofCustomer = z.object({ customerId: z.string() })

/** What a command did: the change that undo takes back; null when there was nothing to do. */
export const Changed = z.object({ changeId: z.string().nullable() })

/** Why something is done, in the words of whoever does it. */
export const Reason = z.string().trim().min(1, 'Say why.').max(500)
