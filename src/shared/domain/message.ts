import { z } from 'zod'

/** Whether everybody reads a message, or whoever comes first (MSH-17, MSH-18). */
export const MessageMode = z.enum(['all_must_read', 'single_read_only'])
export type MessageMode = z.infer<typeof MessageMode>

/** What each mode is called on every screen. */
export const MESSAGE_MODE_LABELS: Readonly<Record<MessageMode, string>> = {
  all_must_read: 'All must read',
  single_read_only: 'Single read only',
}

export const MESSAGE_MODE_MEANINGS: Readonly<Record<MessageMode, string>> = {
  all_must_read: 'Shown to every user until each of them has acknowledged it.',
  single_read_only: 'Shown to every user until one of them has acknowledged it.',
}

export const MessageState = z.enum(['sent', 'closed'])
export type MessageState = z.infer<typeof MessageState>

/** The longest message: it is short on purpose (MSH-16). */
export const MESSAGE_MOST_CHARACTERS = 2000

/** Who is asked to read a message and who has. */
export interface MessageReaders {
  /** Keys or ids of the users who are active now. */
  readonly active: readonly (string | number)[]
  readonly acknowledged: readonly (string | number)[]
}

/** How far a message is: acknowledged by so many of so many. A reader who left counts when they had read it. */
export function messageProgress(
  mode: MessageMode,
  { active, acknowledged }: MessageReaders,
): { readonly done: number; readonly of: number } {
  if (mode === 'single_read_only') return { done: Math.min(1, acknowledged.length), of: 1 }
  return { done: acknowledged.length, of: new Set([...active, ...acknowledged]).size }
}

/** True when nobody has to read it any more, so that it closes. */
export function isReadByEnough(mode: MessageMode, readers: MessageReaders): boolean {
  const { done, of } = messageProgress(mode, readers)
  return done > 0 && done >= of
}

/** Why a message cannot be sent to a customer, in a sentence; null when it can. Disabled customers can still be told something. */
export function whyNoMessage(customer: {
  readonly companyName: string
  readonly status: string
  readonly activeUsers: number
}): string | null {
  const { companyName, status, activeUsers } = customer
  if (status !== 'active' && status !== 'disabled')
    return `${companyName} is neither active nor disabled, so nobody there reads messages.`
  return activeUsers === 0
    ? `${companyName} has no active user who could read it. Invite one, and record when the invitation is accepted.`
    : null
}

/** Why a message cannot be acknowledged by somebody, in a sentence; null when it can. */
export function whyNoReceipt(facts: {
  readonly state: MessageState
  readonly readerName: string
  readonly isActive: boolean
  readonly hasRead: boolean
  /** Entered by staff for somebody else. */
  readonly isOnBehalf: boolean
  readonly hasEvidence: boolean
}): string | null {
  const { state, readerName, isActive, hasRead, isOnBehalf, hasEvidence } = facts
  if (state === 'closed') return 'The message is closed: nobody has to read it any more.'
  if (hasRead) return `${readerName} has acknowledged it already.`
  if (!isActive) return `${readerName} is not an active user of the customer.`
  if (isOnBehalf && !hasEvidence) return `Say how you know that ${readerName} has read it.`
  return null
}
