import type { MailServerState } from '../../shared/contract/outbox.ts'
import type { Session } from '../../shared/contract/session.ts'
import { missingPermission } from '../ui/missing-permission.ts'

/** Why nothing can be sent from here now, in a sentence; null when it can be tried. */
export function whyNotSend(session: Session, server: MailServerState | undefined): string | null {
  const missing = missingPermission(session, 'onboarding')
  if (missing !== null) return missing
  const { mailServer } = session.settings
  if (mailServer === null) return 'There is no mail server yet. Enter it in Settings › Mail.'
  if (mailServer.user !== '' && server?.hasPassword === false) {
    return `The password of ${mailServer.user} is not known here. Enter it in Settings › Mail.`
  }
  return null
}
