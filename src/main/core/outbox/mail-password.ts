import type { MailServerState } from '../../../shared/contract/outbox.ts'
import type { MailServer } from '../../../shared/domain/mail.ts'
import type { HandlerContext } from '../handler.ts'
import type { MailAccess } from '../jobs/task.ts'
import { notAllowed } from '../refusal.ts'
import { workspaceValue } from '../settings/workspace-table.ts'

type Context = Pick<HandlerContext, 'store' | 'session' | 'ports'>

/** The server of the settings with its password: of one moment, so that no other server ever gets it. */
export async function mailAccess(context: Context): Promise<MailAccess> {
  const { mailServer: server } = context.session.current().settings
  const name = passwordName(context)
  return { server, password: name === null ? null : await context.ports.secrets.get(name) }
}

/** What the host calls it: another server or user never gets a password that was entered for this one. */
export function passwordName({ store, session }: Context): string | null {
  const server = session.current().settings.mailServer
  if (server === null || server.user === '') return null
  return `mail ${workspaceValue(store, 'id') ?? ''} ${server.user}@${server.host}`
}

/** Whether mails can be sent from here. */
export async function mailServerState(context: Context): Promise<MailServerState> {
  const { server, password } = await mailAccess(context)
  return {
    hasServer: server !== null,
    hasPassword: password !== null,
    keepsPasswords: await context.ports.secrets.isKept(),
  }
}

/** The server that a job may use; refused when it cannot be tried as it is configured. */
export function usableServer(access: MailAccess | undefined): {
  readonly server: MailServer
  readonly password: string | null
} {
  const server = access?.server ?? null
  if (server === null) throw notAllowed('There is no mail server yet. Enter it in Settings › Mail.')
  const password = access?.password ?? null
  if (server.user !== '' && password === null) {
    throw notAllowed(`The password of ${server.user} is not known here. Enter it in Settings › Mail.`)
  }
  return { server, password }
}
