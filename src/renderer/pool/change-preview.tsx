import { Alert, Table, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import type { ChangePreview } from '../../shared/contract/accounts.ts'
import { formatCount } from '../ui/format.ts'
import { accountsOf } from './bulk-words.ts'
import { ExclusionList } from './exclusion-list.tsx'
import classes from './pool.module.css'

const EXAMPLES_AT_MOST = 3

interface ChangePreviewViewProps {
  readonly preview: ChangePreview
  /** The pool changed since the last preview; this one is new. */
  readonly isRenewed: boolean
  /** False where the rows that change are shown in another way. */
  readonly hasExamples?: boolean
}

/** What a bulk change will do: how many, before and after, and who stays as they are and why. */
export function ChangePreviewView(props: ChangePreviewViewProps): React.JSX.Element {
  const { preview, isRenewed, hasExamples = true } = props
  const { selected, affected, unchanged, excluded, examples } = preview
  const shown = !hasExamples
    ? []
    : examples.filter(({ cells }) => cells.length > 0).slice(0, EXAMPLES_AT_MOST)
  return (
    <div className={classes['preview']}>
      {isRenewed && (
        <output>
          <Alert role="presentation" color="yellow" p="xs" mb="xs" icon={<IconRefresh size={16} />}>
            The pool changed since the first preview, so nothing was written. These are the new numbers.
          </Alert>
        </output>
      )}
      <Text size="sm">
        <strong>{formatCount(affected)}</strong> of {accountsOf(selected)} will change
        {unchanged > 0 ? `; ${formatCount(unchanged)} are like that already` : ''}.
      </Text>
      <ExclusionList excluded={excluded} />
      {shown.length > 0 && (
        <Table withRowBorders={false} verticalSpacing={3} fz="sm" mt="xs" className={classes['examples']}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>For example</Table.Th>
              <Table.Th>Before</Table.Th>
              <Table.Th>After</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ accountId, cells }) => (
              <Table.Tr key={accountId}>
                <Table.Td>{accountId}</Table.Td>
                <Table.Td>{cells.map(({ before }) => before || '–').join(', ')}</Table.Td>
                <Table.Td>{cells.map(({ after }) => after || '–').join(', ')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  )
}
