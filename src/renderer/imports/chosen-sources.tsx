import { ActionIcon, Badge, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { showFailure } from '../ui/failure-notice.tsx'
import { formatBytes } from '../ui/format.ts'
import { DOCUMENT_LABELS } from './import-words.ts'
import { useImportStore } from './import-store.ts'
import classes from './imports.module.css'
import { removeSource } from './open-sources.ts'

/** The files read so far, each with a way to leave it out again. */
export function ChosenSources(): React.JSX.Element | null {
  const files = useImportStore((state) => state.files)
  const isSettled = useImportStore((state) => state.outcome !== null || state.work !== null)
  const canRemove = useImportStore((state) => state.sources.length === state.files.length && !isSettled)
  if (files.length === 0) return null
  return (
    <ul className={classes['list']} aria-label="Chosen files">
      {files.map((file) => (
        <li key={file.index}>
          <Text size="sm" fw={550}>
            {file.name}
          </Text>
          <Badge variant="light" color="gray" tt="none" fw={500}>
            {DOCUMENT_LABELS[file.document]}
          </Badge>
          <Text size="sm" c="dimmed" ml="auto">
            {formatBytes(file.sizeBytes)}
          </Text>
          {canRemove && (
            <ActionIcon
              aria-label={`Leave out ${file.name}`}
              onClick={() => void removeSource(file.index).catch(showFailure)}
            >
              <IconX size={15} />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  )
}
