import type { NamesOf } from '../../../shared/contract/index.ts'
import type { Task } from '../jobs/task.ts'
import { saveMail } from './save-mail.ts'
import { sendMails } from './send-mails.ts'
import { testMailServer } from './test-mail-server.ts'

/** The long work of the outbox: what touches files and the network. */
export const outboxTasks: {
  readonly [Name in Extract<NamesOf<'job'>, `outbox.${string}`>]: Task<Name>
} = {
  'outbox.save': saveMail,
  'outbox.send': sendMails,
  'outbox.testServer': testMailServer,
}
