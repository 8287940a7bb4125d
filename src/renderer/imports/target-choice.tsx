import { Group, Select, Text } from '@mantine/core'
import { ImportTarget } from '../../shared/contract/imports.ts'
import { chooseTarget } from './configure-file.ts'
import { TARGET_WORDS } from './import-words.ts'
import { useImportStore } from './import-store.ts'

const OPTIONS = ImportTarget.options.map((target) => ({ value: target, label: TARGET_WORDS[target].rows }))

/** What the rows become; told from the header or the address, and changeable. */
export function TargetChoice(): React.JSX.Element {
  const target = useImportStore((state) => state.target)
  const isBusy = useImportStore((state) => state.work !== null)
  return (
    <Group gap={10}>
      <Text size="sm" fw={550}>
        The rows are
      </Text>
      <Select
        aria-label="The rows are"
        w={260}
        allowDeselect={false}
        disabled={isBusy}
        data={OPTIONS}
        value={target}
        onChange={(value) => {
          if (value !== null) void chooseTarget(value)
        }}
      />
    </Group>
  )
}
