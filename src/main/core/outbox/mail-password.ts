import type { MailServerState } from '../../../shared/contract/outbox.ts'
import type { MailServer } from '../../../shared/domain/mail.ts'
import type { HandlerContext } from '../handler.ts'
import { workspaceValue } from '../settings/workspace-table.ts'

type Context = Pick<HandlerContext, 'store' | 'session' | 'ports'>

/** The password for the server and user of the settings; null when there is none to give or none is known. */
export async function mailPassword(context: Context): Promise<string | null> {
  const name = passwordName(context)
  return name === null ? null : context.ports.secrets.get(name)
}

/** What the host calls it: another server or user never gets a password that was entered for this one. */
export function passwordName({ store, session }: Context): string | null {
  const server = session.current().settings.mailServer
  if (server === null || server.user === '') return null
  return `mail ${workspaceValue(store, 'id') ?? ''} ${server.user}@${server.host}`
}

/** Whether mails can be sent from here. */
export async function mailServerState(context: Context): Promise<MailServerState> {
  return {
    hasServer: context.session.current().settings.mailServer !== null,
    hasPassword: (await mailPassword(context)) !== null,
    keepsPasswords: await context.ports.secrets.isKept(),
  }
}

/** Why the server cannot be used as it is configured, in a sentence; null when it can be tried. */
export function whyCannotSend(server: MailServer | null, password: string | null): string | null {
  if (server === null) return 'There is no mail server yet. Enter it in Settings › Mail.'
  if (server.user !== '' && password === null) {
    return `The password of ${server.user} is not known here. Enter it in Settings › Mail.`
  }
  return null
}
