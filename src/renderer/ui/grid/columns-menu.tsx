import { ActionIcon, Button, Checkbox, Group, Popover, Stack, Text, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3, IconPin, IconPinFilled } from '@tabler/icons-react'
import { defaultLayout, orderedColumns, withHidden, withMoved, withPinned } from './column-layout.ts'
import type { ColumnLayout, GridColumn } from './grid-types.ts'

interface ColumnsMenuProps<Row> {
  readonly columns: readonly GridColumn<Row>[]
  readonly layout: ColumnLayout
  readonly onLayout: (layout: ColumnLayout) => void
}

/** The button **Columns**: shows, hides, pins and moves the columns of a grid without a mouse. */
export function ColumnsMenu<Row>({ columns, layout, onLayout }: ColumnsMenuProps<Row>): React.JSX.Element {
  return (
    <Popover position="bottom-end" width={290} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconColumns3 size={15} aria-hidden />}
        >
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Columns">
        <Stack gap={4}>
          {orderedColumns(columns, layout).map((column) => {
            const isPinned = layout.pinned.includes(column.id)
            return (
              <Group key={column.id} gap={2} wrap="nowrap">
                <Checkbox
                  flex={1}
                  label={column.title}
                  checked={column.isFixed === true || !layout.hidden.includes(column.id)}
                  disabled={column.isFixed === true}
                  onChange={(event) => onLayout(withHidden(layout, column.id, !event.currentTarget.checked))}
                />
                <ToolButton
                  label={`Move ${column.title} left`}
                  onClick={() => onLayout(withMoved(columns, layout, { id: column.id, by: -1 }))}
                >
                  <IconArrowUp size={14} />
                </ToolButton>
                <ToolButton
                  label={`Move ${column.title} right`}
                  onClick={() => onLayout(withMoved(columns, layout, { id: column.id, by: 1 }))}
                >
                  <IconArrowDown size={14} />
                </ToolButton>
                <ToolButton
                  label={`${isPinned ? 'Unpin' : 'Pin'} ${column.title}`}
                  onClick={() => onLayout(withPinned(layout, column.id, !isPinned))}
                >
                  {isPinned ? <IconPinFilled size={14} /> : <IconPin size={14} />}
                </ToolButton>
              </Group>
            )
          })}
          <Button size="compact-sm" variant="subtle" onClick={() => onLayout(defaultLayout(columns))}>
            Back to the default
          </Button>
          <Text size="xs" c="dimmed">
            In the heading: Alt+arrows resize, Alt+Shift+arrows move. A double click on the line fits the
            width.
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

interface ToolButtonProps {
  readonly label: string
  readonly onClick: () => void
  readonly children: React.ReactNode
}

function ToolButton({ label, onClick, children }: ToolButtonProps): React.JSX.Element {
  return (
    <Tooltip label={label}>
      <ActionIcon size="sm" aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}
