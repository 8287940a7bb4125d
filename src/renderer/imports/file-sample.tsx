import { Table, Text } from '@mantine/core'
import type { ImportFile } from '../../shared/contract/imports.ts'
import { FramedTable } from '../ui/framed-table.tsx'
import classes from './imports.module.css'

/** The first lines as they stand in the file, and as they are read. */
export function FileSample({ file }: { readonly file: ImportFile }): React.JSX.Element {
  return (
    <div>
      <Text size="sm" fw={620} mb={8}>
        First lines
      </Text>
      <FramedTable label="First lines" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={56} ta="right">
              Line
            </Table.Th>
            <Table.Th w="50%">In the file</Table.Th>
            <Table.Th>Read as</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {file.sample.map(({ line, raw, cells }) => (
            <Table.Tr key={line}>
              <Table.Td ta="right" c="dimmed">
                {line}
              </Table.Td>
              <Table.Td>
                <pre className={classes['raw']}>{raw}</pre>
              </Table.Td>
              <Table.Td>
                <div className={classes['cells']}>
                  {cells.map((cell, column) => (
                    <span key={`${column}-${cell}`}>{cell}</span>
                  ))}
                </div>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </FramedTable>
    </div>
  )
}
