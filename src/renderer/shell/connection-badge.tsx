import { Menu, Tooltip } from '@mantine/core'
import { IconCloud, IconCloudCheck, IconCloudOff, IconPlugConnectedX } from '@tabler/icons-react'
import type { Connection } from '../../shared/contract/profiles.ts'
import { useOperation } from '../api.ts'
import { useConnection } from '../ui/use-connection.ts'
import { useSession } from '../ui/use-session.ts'
import { ConnectionMenu } from './connection-menu.tsx'
import classes from './shell.module.css'

/** Whether AWS is in use: **Offline**, or the profile in use and its account; opens the choice of another. */
export function ConnectionBadge(): React.JSX.Element {
  const isConnected = useConnection()
  const { mailServer } = useSession().settings
  const { data: connection } = useOperation('connection.get', {})
  if (!isConnected) {
    return (
      <span className={classes['badge']} style={{ color: 'var(--qm-failed)' }}>
        <IconPlugConnectedX size={14} aria-hidden /> Disconnected
      </span>
    )
  }
  const { icon, label, note } = badgeOf(connection, mailServer?.host ?? null)
  return (
    <Menu position="bottom-end" width={300}>
      <Tooltip label={note} multiline maw={340} events={{ hover: true, focus: true, touch: true }}>
        <span>
          <Menu.Target>
            <button
              type="button"
              className={classes['badge']}
              style={{ background: 'none', cursor: 'pointer' }}
              aria-label={`Connection: ${label}`}
              {...described(note)}
            >
              {icon}
              <span className={classes['profile']}>{label}</span>
            </button>
          </Menu.Target>
        </span>
      </Tooltip>
      <Menu.Dropdown>
        <ConnectionMenu inUse={connection?.profile ?? null} />
      </Menu.Dropdown>
    </Menu>
  )
}

// ARIA 1.3 has it for every role; the linter does not know yet.
function described(note: string): Record<string, string> {
  return { 'aria-description': note }
}

function badgeOf(
  connection: Connection | undefined,
  mailServer: string | null,
): { readonly icon: React.ReactNode; readonly label: string; readonly note: string } {
  const profile = connection?.profile ?? null
  if (connection === undefined || profile === null) {
    const leaves =
      mailServer === null
        ? 'sends nothing anywhere'
        : `sends nothing anywhere but the mails that you send through ${mailServer}`
    return {
      icon: <IconCloudOff size={14} aria-hidden />,
      label: 'Offline',
      note: `No AWS profile is in use: Quartermaster works on this machine only and ${leaves}.`,
    }
  }
  if (connection.state === 'offline') {
    return {
      icon: <IconCloudOff size={14} aria-hidden color="var(--qm-invalid)" />,
      label: 'Offline',
      note: `AWS could not be reached with the profile ${profile}. What you enter is kept and can be done later.`,
    }
  }
  if (connection.identity === null) {
    return {
      icon: <IconCloud size={14} aria-hidden />,
      label: profile,
      note: `The profile ${profile} is in use. AWS has not been asked yet who it is.`,
    }
  }
  return {
    icon: <IconCloudCheck size={14} aria-hidden color="var(--qm-ready)" />,
    label: `${profile} · ${connection.identity.accountId}`,
    note: `AWS knows ${profile} as ${connection.identity.arn}.`,
  }
}
