import { randomUUID } from 'node:crypto'
import { Refusal } from '../../refusal.ts'
import { tell } from './tell.ts'

/** Who does not answer in this time is not there. Milliseconds. */
const PATIENCE_MS = 5 * 60_000

const open = new Map<string, (code: string | null) => void>()

/** Asks people for the code of a device. Throws `Refusal` (cancelled) when nobody gives one, or nobody wants it any more. */
export async function askForCode(
  { profile, device }: { readonly profile: string; readonly device: string },
  abandoned: AbortSignal,
): Promise<string> {
  const askId = randomUUID()
  const answered = Promise.withResolvers<string | null>()
  open.set(askId, answered.resolve)
  const giveUp = (): void => answered.resolve(null)
  const timer = setTimeout(giveUp, PATIENCE_MS)
  abandoned.addEventListener('abort', giveUp)
  tell({ kind: 'mfa-wanted', ask: { askId, profile, device } })
  try {
    const code = await answered.promise
    if (code === null) throw new Refusal({ code: 'cancelled' })
    return code
  } finally {
    clearTimeout(timer)
    abandoned.removeEventListener('abort', giveUp)
    open.delete(askId)
    tell({ kind: 'mfa-settled', askId })
  }
}

/** Takes the answer to an ask; one that is not open any more is nobody's. */
export function answerMfa(askId: string, code: string | null): void {
  open.get(askId)?.(code)
}
