import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconCopy } from '@tabler/icons-react'
import { copyAccounts, type CopyFormat } from './copy-accounts.ts'
import { chosenAccounts, usePoolStore } from './pool-store.ts'

const FORMATS: readonly { readonly format: CopyFormat; readonly label: string }[] = [
  { format: 'ids', label: 'Copy as IDs' },
  { format: 'csv', label: 'Copy as CSV' },
  { format: 'json', label: 'Copy as JSON' },
]

/** The button **Copy** of a selection. */
export function CopyMenu(): React.JSX.Element {
  const copy = (format: CopyFormat): void => {
    const chosen = chosenAccounts(usePoolStore.getState())
    if (chosen !== null) void copyAccounts(chosen, format)
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconCopy size={15} aria-hidden />}
          rightSection={<IconChevronDown size={13} aria-hidden />}
        >
          Copy
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map(({ format, label }) => (
          <Menu.Item key={format} onClick={() => copy(format)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
