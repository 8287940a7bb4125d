import { Checkbox, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useId } from 'react'
import { useImportStore } from './import-store.ts'
import { TARGET_WORDS } from './import-words.ts'
import { choosePolicy, chooseValidRowsOnly } from './preview-import.ts'

/** What happens to accounts that are there already, and to rows that cannot be taken. */
export function PolicyBar(): React.JSX.Element {
  const { policy, validRowsOnly } = useImportStore((state) => state.settings)
  const target = useImportStore((state) => state.target)
  const words = TARGET_WORDS[target].policy
  const labelId = useId()
  return (
    <Group gap={28} align="flex-start">
      {words !== null && (
        <Stack gap={4}>
          <Group gap={10}>
            <Text id={labelId} size="sm" fw={550}>
              {words.label}
            </Text>
            <SegmentedControl
              aria-labelledby={labelId}
              size="xs"
              value={policy}
              onChange={choosePolicy}
              data={[
                { value: 'skip', label: 'Skip' },
                { value: 'update', label: 'Update' },
                { value: 'reject', label: 'Reject' },
              ]}
            />
          </Group>
          <Text size="xs" c="dimmed">
            {words.meanings[policy]}
          </Text>
        </Stack>
      )}
      <Checkbox
        mt={4}
        label="Import valid rows only"
        description={
          validRowsOnly
            ? 'Rejected rows stay behind; they can be downloaded afterwards.'
            : 'All or nothing: one rejected row stops the import.'
        }
        checked={validRowsOnly}
        onChange={(event) => chooseValidRowsOnly(event.currentTarget.checked)}
      />
    </Group>
  )
}
