import { ActionIcon, Menu } from '@mantine/core'
import { IconDotsVertical } from '@tabler/icons-react'

interface RowActionsMenuProps {
  /** What the row is called: the button is `Actions for <name>`. */
  readonly name: string
  readonly children: React.ReactNode
}

/** The three dots at the end of a row, and what can be done with it. */
export function RowActionsMenu({ name, children }: RowActionsMenuProps): React.JSX.Element {
  return (
    <Menu position="bottom-end" width={230} returnFocus>
      <Menu.Target>
        <ActionIcon size="sm" aria-label={`Actions for ${name}`}>
          <IconDotsVertical size={15} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}
