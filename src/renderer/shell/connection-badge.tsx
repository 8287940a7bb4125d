import { Tooltip } from '@mantine/core'
import { IconCloudOff, IconPlugConnectedX } from '@tabler/icons-react'
import { useConnection } from '../ui/use-connection.ts'
import { useSession } from '../ui/use-session.ts'
import classes from './shell.module.css'

/** Whether anything outside this machine is in use: no AWS profile is, so **Offline**. */
export function ConnectionBadge(): React.JSX.Element {
  const isConnected = useConnection()
  const { mailServer } = useSession().settings
  const whatLeaves =
    mailServer === null
      ? 'sends nothing anywhere'
      : `sends nothing anywhere but the mails that you send through ${mailServer.host}`
  if (!isConnected) {
    return (
      <span className={classes['badge']} style={{ color: 'var(--qm-failed)' }}>
        <IconPlugConnectedX size={14} aria-hidden /> Disconnected
      </span>
    )
  }
  return (
    <Tooltip label={`No AWS profile is in use: Quartermaster works on this machine only and ${whatLeaves}.`}>
      {/* Focusable, so that the explanation can be read without a mouse. */}
      <button type="button" className={classes['badge']} style={{ background: 'none', cursor: 'help' }}>
        <IconCloudOff size={14} aria-hidden /> Offline
      </button>
    </Tooltip>
  )
}
