import { Alert } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useConnection } from '../ui/use-connection.ts'
import classes from './shell.module.css'

/** What stands above every screen while the core is away. */
export function ConnectionBanner(): React.JSX.Element {
  const isConnected = useConnection()
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
    </output>
  )
}
