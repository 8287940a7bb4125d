import { Group, Table, Text } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { GuardedButton, GuardedIcon } from '../ui/guarded-button.tsx'
import { ActionsHeading, FramedTable } from '../ui/framed-table.tsx'
import classes from './settings.module.css'

/** One column of a list. */
export interface ListColumn<Row> {
  readonly title: string
  readonly isNumber?: boolean
  readonly cell: (row: Row) => React.ReactNode
}

interface ListSectionProps<Row extends { readonly id: string }> {
  /** The list's name for assistive technology. */
  readonly label: string
  readonly description: string
  readonly addLabel: string
  readonly columns: readonly ListColumn<Row>[]
  readonly rows: readonly Row[]
  readonly nameOf: (row: Row) => string
  /** Why nothing may be changed here; null when it may. */
  readonly whyReadOnly: string | null
  readonly whyStays: (row: Row) => string | null
  readonly onAdd: () => void
  readonly onEdit: (row: Row) => void
  readonly onRemove: (row: Row) => void
}

/** A short list of settings with add, edit and remove; what is not possible says why. */
export function ListSection<Row extends { readonly id: string }>(
  props: ListSectionProps<Row>,
): React.JSX.Element {
  const { columns, rows, nameOf, whyReadOnly } = props
  return (
    <section className={classes['section']}>
      <Group justify="space-between" align="center" mb="sm">
        <Text size="sm" c="dimmed" maw="70ch">
          {props.description}
        </Text>
        <GuardedButton reason={whyReadOnly} leftSection={<IconPlus size={16} />} onClick={props.onAdd}>
          {props.addLabel}
        </GuardedButton>
      </Group>
      <FramedTable
        label={props.label}
        highlightOnHover
        below={
          rows.length === 0 && (
            <Text size="sm" c="dimmed" ta="center" py="lg">
              Nothing here yet. Add the first with {props.addLabel}.
            </Text>
          )
        }
      >
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ title, isNumber }) => (
              <Table.Th key={title} ta={isNumber === true ? 'right' : 'left'}>
                {title}
              </Table.Th>
            ))}
            <ActionsHeading width={84} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              {columns.map(({ title, isNumber, cell }) => (
                <Table.Td key={title} ta={isNumber === true ? 'right' : 'left'}>
                  {cell(row) || <span className={classes['blank']}>–</span>}
                </Table.Td>
              ))}
              <Table.Td>
                <Group gap={2} wrap="nowrap" justify="flex-end">
                  <GuardedIcon
                    reason={whyReadOnly}
                    label={`Edit ${nameOf(row)}`}
                    onClick={() => props.onEdit(row)}
                  >
                    <IconPencil size={16} />
                  </GuardedIcon>
                  <GuardedIcon
                    reason={whyReadOnly ?? props.whyStays(row)}
                    label={`Remove ${nameOf(row)}`}
                    onClick={() => props.onRemove(row)}
                  >
                    <IconTrash size={16} />
                  </GuardedIcon>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </FramedTable>
    </section>
  )
}
