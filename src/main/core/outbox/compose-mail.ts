import MailComposer from 'nodemailer/lib/mail-composer'
import type { MailRecord } from './mail-draft-table.ts'

/** Who a mail is from. */
export interface MailSender {
  readonly name: string
  readonly address: string
}

/** A mail as bytes that every mail program reads (RFC 5322, UTF-8). `isDraft`: opens in the mail program to be sent there. */
export function composeMail(
  mail: Pick<MailRecord, 'id' | 'recipients' | 'subject' | 'body'>,
  { from, at, isDraft }: { readonly from: MailSender | null; readonly at: Date; readonly isDraft: boolean },
): Promise<Buffer> {
  // The same at every attempt, so that a server or mail program recognises a mail that it has.
  const messageId = `<${mail.id}@${from?.address.split('@')[1] ?? 'quartermaster.invalid'}>`
  return new MailComposer({
    ...(from === null ? {} : { from }),
    to: [...mail.recipients],
    subject: mail.subject,
    // The composer leaves line ends as they are.
    text: mail.body.replaceAll(/\r?\n/g, '\r\n'),
    date: at,
    messageId,
    headers: isDraft ? { 'X-Unsent': '1' } : {},
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}
