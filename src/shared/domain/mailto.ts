/** More than this some systems and mail programs cut off or refuse. */
const MAX_LENGTH = 2000

/** What a mail program can be opened with. */
export interface MailtoAddress {
  /** A mailto: address (RFC 6068); null when not even the recipients fit. */
  readonly url: string | null
  /** Whether the text is part of it; else it has to be pasted. */
  readonly hasBody: boolean
}

/** The address that opens a mail program with this mail in it, as far as it fits. */
export function mailtoAddress(mail: {
  readonly recipients: readonly string[]
  readonly subject: string
  readonly body: string
}): MailtoAddress {
  const short = `mailto:${mail.recipients.map(encodeAddress).join(',')}?subject=${encodeURIComponent(mail.subject)}`
  const whole = `${short}&body=${encodeURIComponent(mail.body.replaceAll(/\r?\n/g, '\r\n'))}`
  if (whole.length <= MAX_LENGTH) return { url: whole, hasBody: true }
  return { url: short.length <= MAX_LENGTH ? short : null, hasBody: false }
}

/** The at sign stays readable; everything that means something in an address is encoded. */
function encodeAddress(address: string): string {
  return encodeURIComponent(address).replaceAll('%40', '@')
}
