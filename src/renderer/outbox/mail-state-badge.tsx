import { MAIL_STATE_LABELS, type MailState } from '../../shared/domain/mail.ts'
import { MAIL_STATE_COLOURS } from './mail-words.ts'
import classes from './outbox.module.css'

/** A state as a dot and its name; the colour says nothing that the word does not. */
export function MailStateBadge({ state }: { readonly state: MailState }): React.JSX.Element {
  return (
    <span className={classes['badge']}>
      <span className={classes['dot']} style={{ background: MAIL_STATE_COLOURS[state] }} aria-hidden />
      {MAIL_STATE_LABELS[state]}
    </span>
  )
}
