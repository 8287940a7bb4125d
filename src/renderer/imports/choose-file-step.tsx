import { Alert, Button, Text } from '@mantine/core'
import { IconDownload, IconFileTypeCsv, IconUpload } from '@tabler/icons-react'
import { call } from '../api.ts'
import { failureText } from '../failure-text.ts'
import { downloadText } from '../activity/download-text.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import { ChosenSources } from './chosen-sources.tsx'
import type { ImportTarget } from '../../shared/contract/imports.ts'
import { importState, useImportStore } from './import-store.ts'
import { TARGET_WORDS } from './import-words.ts'
import classes from './imports.module.css'
import { chooseFiles, takeFiles } from './open-sources.ts'
import { PasteBox } from './paste-box.tsx'
import { useFileDrop } from './use-file-drop.ts'
import { useImportTarget } from './use-import-target.ts'

/** Step 1: drop or choose files, or paste rows. */
export function ChooseFileStep(): React.JSX.Element {
  const refused = useImportStore((state) => state.refused)
  const isBusy = useImportStore((state) => state.work !== null)
  // With an import open, a note is about its review.
  const note = useImportStore((state) => (state.importId === null ? state.note : null))
  const target = useImportTarget()
  const isOver = useFileDrop(take)
  return (
    <div className={classes['scroll']}>
      {note !== null && (
        <output>
          <Alert color="yellow">{note}</Alert>
        </output>
      )}
      {refused.map(({ name, failure }) => {
        const { title, sentence } = failureText(failure)
        return (
          <Alert key={name} role="alert" color="red" title={title}>
            {sentence}
          </Alert>
        )
      })}
      <ChosenSources />
      <div className={classes['choose']}>
        <section className={classes['panel']} aria-label="Files">
          <div className={classes['drop']} data-over={isOver || undefined}>
            <IconFileTypeCsv size={34} stroke={1.4} aria-hidden />
            <Text fw={600} fz="md">
              {isOver ? 'Let go to read it' : 'Drop files anywhere here'}
            </Text>
            <Text size="sm" c="dimmed" maw="46ch">
              {TARGET_WORDS[target].files}
            </Text>
            <Button
              mt={10}
              leftSection={<IconUpload size={16} />}
              disabled={isBusy}
              data-autofocus
              onClick={() => void chooseFiles().catch(showFailure)}
            >
              Choose files
            </Button>
          </div>
          <div>
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconDownload size={15} />}
              onClick={() => void downloadTemplate(target).catch(showFailure)}
            >
              Download the template
            </Button>
          </div>
        </section>
        <PasteBox isBusy={isBusy} />
      </div>
    </div>
  )
}

function take(files: readonly File[]): void {
  if (importState().work === null) void takeFiles(files).catch(showFailure)
}

async function downloadTemplate(target: ImportTarget): Promise<void> {
  const { fileName, text } = await call('imports.template', { target })
  downloadText(fileName, text, 'text/csv')
}
