import { Alert, Button, Group, Text, VisuallyHidden } from '@mantine/core'
import { useEffect, useMemo } from 'react'
import { LoadingState } from '../ui/loading-state.tsx'
import { JobProgress } from '../ui/job-progress.tsx'
import type { ImportField } from '../../shared/contract/imports.ts'
import { TARGET_FIELDS, TARGET_REQUIRED } from '../../shared/domain/import-target.ts'
import { useImportStore } from './import-store.ts'
import { missingSentence } from './mapping.ts'
import { OutcomeCounters } from './outcome-counters.tsx'
import { PolicyBar } from './policy-bar.tsx'
import { ensurePreview, refreshPreview } from './preview-import.ts'
import { ProblemList } from './problem-list.tsx'
import { ReviewGrid } from './review-grid.tsx'
import classes from './review.module.css'

/** Step 3: what would be written, row by row; nothing is written yet. */
export function ReviewStep(): React.JSX.Element {
  const files = useImportStore((state) => state.files)
  const preview = useImportStore((state) => state.preview)
  const work = useImportStore((state) => state.work)
  const note = useImportStore((state) => state.note)
  const target = useImportStore((state) => state.target)
  const missing = missingSentence(files, target)
  useEffect(ensurePreview, [])
  const fields = useMemo(
    () =>
      TARGET_FIELDS[target].filter(
        (field) =>
          TARGET_REQUIRED[target].includes(field) ||
          isAlwaysShown(field) ||
          files.some(({ mapping }) => (mapping[field]?.kind ?? 'none') !== 'none'),
      ),
    [files, target],
  )
  if (files.length === 0) return <Alert color="gray">Choose a file first; its rows are reviewed here.</Alert>
  if (missing !== null)
    return <Alert color="yellow">{missing} That is done in the step “Match columns”.</Alert>
  const isChecking = work?.kind === 'preview'
  if (preview === null) {
    if (isChecking && work.job !== null) return <JobProgress job={work.job} />
    if (isChecking) return <LoadingState label="Checking every row" />
    return (
      <Group>
        <Text size="sm">The rows have not been checked yet.</Text>
        <Button onClick={() => void refreshPreview()}>Check the rows</Button>
      </Group>
    )
  }
  return (
    <>
      {note !== null && (
        <output>
          <Alert color="yellow">{note}</Alert>
        </output>
      )}
      <PolicyBar />
      <OutcomeCounters preview={preview} />
      <div className={classes['review']}>
        <ReviewGrid key={fields.join()} fields={fields} />
        <ProblemList preview={preview} />
      </div>
      <VisuallyHidden>
        <output>
          {isChecking
            ? 'Checking the rows'
            : `${preview.counts.create} to create, ${preview.counts.rejected} rejected`}
        </output>
      </VisuallyHidden>
    </>
  )
}

/** Filled in by the import itself where the file says nothing: worth a look and an edit. */
function isAlwaysShown(field: ImportField): boolean {
  return field === 'identifier' || field === 'account_id'
}
