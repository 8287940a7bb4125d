import { Group } from '@mantine/core'
import type { RoleAccount } from '../../shared/contract/roles.ts'
import { call } from '../api.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { CopyableText } from './copyable-text.tsx'

interface RoleLetterProps {
  readonly account: RoleAccount
  readonly letter: { readonly subject: string; readonly body: string }
  readonly whyNot: string | null
}

/** The letter of a kit: copied, saved, or drafted for the customer's people. Nobody sends it by itself. */
export function RoleLetter({ account, letter, whyNot }: RoleLetterProps): React.JSX.Element {
  const { accountId, customer } = account
  const draft = async (): Promise<void> => {
    try {
      const { changeId, recipients } = await call('roles.draftLetter', { accountId })
      showUndoToast({ message: `The letter to ${recipients.join(', ')} waits in the outbox.`, changeId })
    } catch (error) {
      showFailure(error)
    }
  }
  return (
    <>
      <CopyableText
        label="Letter"
        use={letter.subject}
        text={letter.body}
        fileName={`role-letter-${accountId}.txt`}
      />
      <Group>
        <GuardedButton
          variant="default"
          reason={whyNot ?? (customer === null ? 'The account has no customer to write to.' : null)}
          onClick={() => void draft()}
        >
          Put the letter into the outbox
        </GuardedButton>
      </Group>
    </>
  )
}
