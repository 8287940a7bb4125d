import { Select, Table, Text } from '@mantine/core'
import type { ImportFile } from '../../shared/contract/imports.ts'
import { tagOfTitle } from '../../shared/domain/tag-column.ts'
import { TARGET_FIELDS, TARGET_REQUIRED } from '../../shared/domain/import-target.ts'
import { useOperation } from '../api.ts'
import { chooseMapping } from './configure-file.ts'
import { useImportStore } from './import-store.ts'
import { FramedTable } from '../ui/framed-table.tsx'
import classes from './imports.module.css'
import { FIELD_LABELS, fieldOfColumn, matchColumn } from './mapping.ts'

/** The columns of a file, each with some of its values and the field it fills. */
export function ColumnTable({ file }: { readonly file: ImportFile }): React.JSX.Element {
  const target = useImportStore((state) => state.target)
  const { data } = useOperation('tags.definitions', {}, { isEnabled: target === 'customers' })
  const tags = target === 'customers' ? (data?.definitions ?? []) : []
  const options = TARGET_FIELDS[target].map((field) => ({
    value: field,
    label: TARGET_REQUIRED[target].includes(field) ? `${FIELD_LABELS[field]} (needed)` : FIELD_LABELS[field],
  }))
  return (
    <FramedTable label="Columns" verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="24%">Column in the file</Table.Th>
          <Table.Th>Values</Table.Th>
          <Table.Th w={240}>Is read as</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {file.columns.map((column) => {
          const field = fieldOfColumn(file.mapping, column.index)
          const tag = field === null ? (tagOfTitle(column.title, tags)?.tag ?? null) : null
          const title = column.title === '' ? `Column ${column.index + 1}` : column.title
          return (
            <Table.Tr key={column.index}>
              <Table.Td>
                <Text
                  size="sm"
                  fw={field === null && tag === null ? 400 : 600}
                  c={field === null && tag === null ? 'dimmed' : 'var(--qm-text)'}
                >
                  {title}
                </Text>
              </Table.Td>
              <Table.Td>
                <div className={classes['samples']}>
                  {column.samples.map((sample, position) => (
                    <span key={`${position}${sample}`} className={classes['sample']} title={sample}>
                      {sample}
                    </span>
                  ))}
                </div>
              </Table.Td>
              <Table.Td>
                <Select
                  aria-label={`Field of ${title}`}
                  placeholder={tag === null ? 'Left out' : `Tag ${tag.name}`}
                  clearable
                  clearButtonProps={{ 'aria-label': `Leave out ${title}` }}
                  data={options}
                  value={field}
                  onChange={(value) =>
                    void chooseMapping(file.index, matchColumn(file.mapping, column.index, value))
                  }
                />
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </FramedTable>
  )
}
