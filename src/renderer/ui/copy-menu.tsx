import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconCopy } from '@tabler/icons-react'

interface CopyMenuProps<Format extends string> {
  /** What rows can be copied as, in the order of the menu. */
  readonly labels: Readonly<Record<Format, string>>
  readonly onCopy: (format: Format) => void
}

/** The button **Copy** of a selection. */
export function CopyMenu<Format extends string>(props: CopyMenuProps<Format>): React.JSX.Element {
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
        <CopyItems {...props} />
      </Menu.Dropdown>
    </Menu>
  )
}

/** The items of it, where a menu has others too. */
export function CopyItems<Format extends string>({
  labels,
  onCopy,
}: CopyMenuProps<Format>): React.JSX.Element[] {
  // Object.keys forgets that the keys are the formats.
  const formats = Object.keys(labels) as Format[]
  return formats.map((format) => (
    <Menu.Item key={format} onClick={() => onCopy(format)}>
      {labels[format]}
    </Menu.Item>
  ))
}
