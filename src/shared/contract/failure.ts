import { z } from 'zod'

/** One field of an input that is wrong, and the sentence that says why. */
export const FieldProblem = z.object({
  path: z.array(z.union([z.string(), z.number()])),
  message: z.string(),
})
export type FieldProblem = z.infer<typeof FieldProblem>

/**
 * Every expected no, as one closed union by `code`. Only what a screen needs crosses; no stack, no path, no secret.
 * `renderer/failure-text.ts` turns each into a sentence and what to do next.
 */
export const Failure = z.discriminatedUnion('code', [
  z.object({ code: z.literal('invalid-input'), problems: z.array(FieldProblem) }),
  z.object({ code: z.literal('not-found'), what: z.string(), id: z.string() }),
  /** The rule of the domain said no; `why` is a complete sentence. */
  z.object({ code: z.literal('not-allowed'), why: z.string() }),
  z.object({ code: z.literal('capability-missing'), needs: z.string(), role: z.string() }),
  /** The thing exists already; `restorable` when a deleted account would come back. */
  z.object({
    code: z.literal('exists'),
    what: z.string(),
    id: z.string(),
    ownedBy: z.string().nullable(),
    restorable: z.boolean(),
  }),
  /** The row moved on since it was read; `current` is its revision now. */
  z.object({ code: z.literal('conflict'), what: z.string(), id: z.string(), current: z.number() }),
  /** The store changed since the preview; ask for a new one. Nothing was written. */
  z.object({ code: z.literal('preview-outdated'), why: z.string() }),
  z.object({ code: z.literal('busy'), with: z.string() }),
  z.object({ code: z.literal('cancelled') }),
  /** A file or paste cannot be read as what it should be: a sentence that says what is wrong, where, and what to do. */
  z.object({
    code: z.literal('unreadable-file'),
    file: z.string(),
    line: z.number().nullable(),
    why: z.string(),
    next: z.string(),
  }),
  /** A profile of the workstation cannot be used as it is; `next` says what to change in which file. */
  z.object({ code: z.literal('profile-unusable'), profile: z.string(), why: z.string(), next: z.string() }),
  /** The profile's session ended; `command` signs in again, where a command does. */
  z.object({
    code: z.literal('aws-signed-out'),
    profile: z.string(),
    why: z.string(),
    command: z.string().nullable(),
  }),
  /** The profile is of another account than the one the work is for. Nothing else was asked of AWS. */
  z.object({
    code: z.literal('aws-wrong-account'),
    profile: z.string(),
    wanted: z.string(),
    found: z.string(),
  }),
  z.object({
    code: z.literal('aws-denied'),
    action: z.string(),
    profile: z.string(),
    why: z.string(),
  }),
  z.object({ code: z.literal('aws-throttled'), action: z.string() }),
  /** No answer of AWS: no network, a proxy in between, a stuck endpoint. */
  z.object({
    code: z.literal('aws-unreachable'),
    why: z.string(),
    /** It is certain that the request never left this machine, so that nothing can have happened. */
    isUnsent: z.boolean().optional(),
  }),
  /** AWS understood and refused; `reason` is its code, `why` and `next` are sentences. */
  z.object({
    code: z.literal('aws-refused'),
    action: z.string(),
    reason: z.string(),
    why: z.string(),
    next: z.string(),
  }),
  z.object({ code: z.literal('store-in-use'), file: z.string() }),
  z.object({
    code: z.literal('store-from-future'),
    file: z.string(),
    version: z.number(),
    known: z.number(),
  }),
  z.object({ code: z.literal('store-damaged'), file: z.string(), why: z.string() }),
  z.object({ code: z.literal('store-read-only'), file: z.string() }),
  /** `isPartDone`: long work had written a part that is complete in itself and stays; asked again, it goes on from there. */
  z.object({ code: z.literal('disk-full'), file: z.string(), isPartDone: z.boolean() }),
  z.object({ code: z.literal('disconnected') }),
  /** A bug: the log has the details under this reference. */
  z.object({ code: z.literal('unexpected'), reference: z.string() }),
])
export type Failure = z.infer<typeof Failure>
