import { operatorByName } from '../settings/operator-table.ts'
import { readSettings } from '../settings/settings-table.ts'
import type { ReadableDb } from '../store/sql.ts'
import type { MailSender } from './compose-mail.ts'

/** Who mails are from: as the settings say, else the operator at work; null when neither has an address. */
export function mailSender(db: ReadableDb, operatorName: string): MailSender | null {
  const { mailServer } = readSettings(db).settings
  if (mailServer !== null) return { name: mailServer.fromName, address: mailServer.fromAddress }
  const operator = operatorByName(db, operatorName)
  return operator === null || operator.email === '' ? null : { name: operator.name, address: operator.email }
}
