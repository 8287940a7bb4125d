import { Button, Code, Text } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { goTo } from '../routes/hash-location.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import classes from './dashboard.module.css'

/** What an empty workspace shows: the two ways in. */
export function FirstRun({ onNewAccount }: { readonly onNewAccount: () => void }): React.JSX.Element {
  const session = useSession()
  const whyNot = missingPermission(session, 'pool')
  return (
    <div className={classes['first']}>
      <p className={classes['firstTitle']}>The pool is empty</p>
      <Text size="sm" c="dimmed" mt={6} maw="60ch">
        Orders take preconfigured AWS accounts from the pool of {session.provider.name}, the oldest one first.
        Bring in the accounts you hold to begin.
      </Text>
      <div className={classes['ways']}>
        <section className={classes['way']}>
          <IconFileImport size={26} stroke={1.5} aria-hidden />
          <h2>Import a file</h2>
          <p>
            A CSV file, the AWS console’s account list, or rows pasted from a spreadsheet. You see what
            happens before anything is written.
          </p>
          <GuardedButton reason={whyNot} onClick={() => goTo('/pool/import')}>
            Import accounts
          </GuardedButton>
        </section>
        <section className={classes['way']}>
          <IconPlus size={26} stroke={1.5} aria-hidden />
          <h2>Add one by one</h2>
          <p>Type the account ID, choose its marketplace and model. The ID is checked while you type.</p>
          <GuardedButton variant="default" reason={whyNot} onClick={onNewAccount}>
            New account
          </GuardedButton>
        </section>
      </div>
      <Text c="dimmed" size="sm">
        Only looking around? Start with <Code>npm start -- --sample</Code> for a made-up workspace, or set up{' '}
        <Button variant="transparent" size="compact-sm" px={2} onClick={() => goTo('/settings/marketplaces')}>
          marketplaces
        </Button>{' '}
        first.
      </Text>
    </div>
  )
}
