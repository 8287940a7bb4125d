import { useMantineColorScheme } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { IconFileImport, IconHash, IconPlus, IconSearch, IconTerminal2 } from '@tabler/icons-react'
import { useState } from 'react'
import { ACCOUNT_STATUS_LABELS } from '../../shared/domain/account-status.ts'
import { useOperation } from '../api.ts'
import { ImportTarget } from '../../shared/contract/imports.ts'
import { IMPORT_PATHS } from '../imports/import-address.ts'
import { TARGET_WORDS } from '../imports/import-words.ts'
import { goTo } from '../routes/hash-location.ts'
import { setDensity, toggleNavigation } from '../ui/window-store.ts'
import { useCommandStore } from './commands.ts'
import { CUSTOMERS_GROUP, useFoundCustomers } from './found-customers.tsx'
import { PAYERS_GROUP, useFoundPayers } from './found-payers.tsx'
import { ALL_SCREENS } from './screen-list.ts'

const FOUND_AT_MOST = 8

/** **Search or run a command** (Ctrl/Cmd+K): every screen, every action, any account, customer or management account by part of its id, name or email. */
export function CommandPalette(): React.JSX.Element {
  const [query, setQuery] = useState('')
  const accounts = useFoundAccounts(query)
  const customers = useFoundCustomers(query)
  const payers = useFoundPayers(query)
  const found = [customers, payers, accounts].filter((group) => group.actions.length > 0)
  const actions = [...useActions(), ...found]
  return (
    <Spotlight
      query={query}
      onQueryChange={setQuery}
      actions={actions}
      // Records were found already; only names of screens and commands are matched here.
      filter={(text, given) =>
        [...given].flatMap((group) => matching(group as SpotlightActionGroupData, text))
      }
      nothingFound="Nothing has this name"
      scrollable
      maxHeight={420}
      tagsToIgnore={[]}
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: 'Search or run a command',
        'aria-label': 'Search or run a command',
      }}
    />
  )
}

const FOUND_GROUPS: readonly (string | undefined)[] = ['Accounts', CUSTOMERS_GROUP, PAYERS_GROUP]

function matching(group: SpotlightActionGroupData, text: string): SpotlightActionGroupData[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const actions = FOUND_GROUPS.includes(group.group)
    ? group.actions
    : group.actions.filter(({ label, description }) => {
        const said = `${label ?? ''} ${description ?? ''}`.toLowerCase()
        return words.every((word) => said.includes(word))
      })
  return actions.length === 0 ? [] : [{ ...group, actions }]
}

function useActions(): SpotlightActionGroupData[] {
  const { setColorScheme } = useMantineColorScheme()
  const offered = useCommandStore(({ byScreen }) => byScreen)
  const command = <IconTerminal2 size={18} stroke={1.6} aria-hidden />
  return [
    {
      group: 'Screens',
      actions: ALL_SCREENS.map(({ path, label, description, Icon }) => ({
        id: `${path} ${label}`,
        label,
        description,
        leftSection: <Icon size={18} stroke={1.6} aria-hidden />,
        onClick: () => goTo(path),
      })),
    },
    {
      group: 'Actions',
      actions: [
        ...Object.values(offered)
          .flat()
          .map(({ id, label, description, run }) => ({
            id,
            label,
            ...(description === undefined ? {} : { description }),
            leftSection: command,
            onClick: run,
          })),
        {
          id: 'new-account',
          label: 'New account',
          description: 'Add one AWS account to the pool',
          leftSection: <IconPlus size={18} stroke={1.6} aria-hidden />,
          onClick: () => goTo('/pool?do=new'),
        },
        {
          id: 'new-customer',
          label: 'Create customer',
          description: 'With its identifier, its place and its users',
          leftSection: <IconPlus size={18} stroke={1.6} aria-hidden />,
          onClick: () => goTo('/customers?do=create'),
        },
        ...ImportTarget.options.map((target) => ({
          id: `import-${target}`,
          label: TARGET_WORDS[target].title,
          description: TARGET_WORDS[target].short,
          leftSection: <IconFileImport size={18} stroke={1.6} aria-hidden />,
          onClick: () => goTo(IMPORT_PATHS[target]),
        })),
        {
          id: 'new-order',
          label: 'New order',
          description: 'Take the oldest Ready account for a customer',
          leftSection: <IconPlus size={18} stroke={1.6} aria-hidden />,
          onClick: () => goTo('/orders?do=new'),
        },
        {
          id: 'new-management-account',
          label: 'Add management account',
          description: 'So that its organization can be listed and its members linked',
          leftSection: <IconPlus size={18} stroke={1.6} aria-hidden />,
          onClick: () => goTo('/aws/msp?do=add'),
        },
        { id: 'light', label: 'Theme: light', leftSection: command, onClick: () => setColorScheme('light') },
        { id: 'dark', label: 'Theme: dark', leftSection: command, onClick: () => setColorScheme('dark') },
        {
          id: 'system',
          label: 'Theme: as the system',
          leftSection: command,
          onClick: () => setColorScheme('auto'),
        },
        {
          id: 'compact',
          label: 'Density: compact',
          leftSection: command,
          onClick: () => setDensity('compact'),
        },
        {
          id: 'comfortable',
          label: 'Density: comfortable',
          leftSection: command,
          onClick: () => setDensity('comfortable'),
        },
        { id: 'fold', label: 'Fold or open the navigation', leftSection: command, onClick: toggleNavigation },
      ],
    },
  ]
}

function useFoundAccounts(query: string): SpotlightActionGroupData {
  const [text] = useDebouncedValue(query.trim(), 120)
  const isAsked = text.length >= 2
  const found = useOperation(
    'accounts.page',
    {
      filter: { search: text, includeOtherProviders: true },
      sort: { by: 'added', direction: 'ascending' },
      first: 0,
      count: FOUND_AT_MOST,
    },
    { isEnabled: isAsked },
  )
  const rows = isAsked ? (found.data?.rows ?? []) : []
  return {
    group: 'Accounts',
    actions: rows.map((row) => ({
      id: `account-${row.accountId}`,
      label: row.accountId,
      description: [row.name, row.email, row.marketplaceCode, ACCOUNT_STATUS_LABELS[row.status]]
        .filter((part) => part !== null && part !== '')
        .join(' · '),
      leftSection: <IconHash size={18} stroke={1.6} aria-hidden />,
      onClick: () => goTo(`/pool?account=${row.accountId}`),
    })),
  }
}
