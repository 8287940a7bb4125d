import { Alert } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useConnection } from '../ui/use-connection.ts'
import { useSession } from '../ui/use-session.ts'
import classes from './shell.module.css'

/** What stands above every screen while something is not as usual: the core is away, or the workspace cannot be written. */
export function ConnectionBanner(): React.JSX.Element {
  const isConnected = useConnection()
  const { workspace } = useSession()
  return (
    <output className={classes['banner']}>
      {!isConnected && (
        <Alert
          color="red"
          radius={0}
          icon={<IconPlugConnectedX size={18} />}
          title="The core is disconnected"
        >
          What you see may be old, and nothing can be changed until it answers again. It is being tried again;
          what was saved is safe.
        </Alert>
      )}
      {isConnected && workspace.isReadOnly && (
        <Alert color="yellow" radius={0} title="This workspace is read-only">
          {workspace.fileName} cannot be written, so nothing can be changed here.
        </Alert>
      )}
    </output>
  )
}
