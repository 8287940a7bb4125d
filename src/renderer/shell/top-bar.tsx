import { Kbd } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { UnfinishedImport } from '../imports/unfinished-import.tsx'
import { ConnectionBadge } from './connection-badge.tsx'
import { CustomerSwitcher } from './customer-switcher.tsx'
import { JobsMenu } from './jobs-menu.tsx'
import { OperatorMenu } from './operator-menu.tsx'
import { ProviderSwitcher } from './provider-switcher.tsx'
import classes from './shell.module.css'

const COMMAND_KEY = navigator.userAgent.includes('Mac') ? '⌘ K' : 'Ctrl K'

/** The top bar: for which provider and customer, search and commands, an import that was left, running jobs, connection, operator. */
export function TopBar(): React.JSX.Element {
  return (
    <header className={classes['top']}>
      <ProviderSwitcher />
      <CustomerSwitcher />
      <button
        type="button"
        className={classes['search']}
        aria-label="Search or run a command"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={spotlight.open}
      >
        <IconSearch size={15} aria-hidden />
        <span>Search or run a command</span>
        <Kbd size="xs">{COMMAND_KEY}</Kbd>
      </button>
      <UnfinishedImport className={classes['badge']} />
      <JobsMenu />
      <ConnectionBadge />
      <OperatorMenu />
    </header>
  )
}
