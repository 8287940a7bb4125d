import { MAIL_STATE_LABELS, type MailState } from '../../shared/domain/mail.ts'
import { DotLabel } from '../ui/dot-label.tsx'
import { MAIL_STATE_COLOURS } from './mail-words.ts'

/** The state of a mail. */
export function MailStateBadge({ state }: { readonly state: MailState }): React.JSX.Element {
  return <DotLabel colour={MAIL_STATE_COLOURS[state]} label={MAIL_STATE_LABELS[state]} />
}
