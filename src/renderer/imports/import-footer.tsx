import { Button, Group, Text } from '@mantine/core'
import { TARGET_NEEDS, TARGET_NOUNS } from '../../shared/domain/import-target.ts'
import { formatAmount } from '../ui/format.ts'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { commitImport } from './commit-import.ts'
import { importHindrance } from './fixes.ts'
import { IMPORT_STEPS, setImport, useImportStore, type ImportState } from './import-store.ts'
import classes from './imports.module.css'
import { missingSentence } from './mapping.ts'

/** The way back and on; what hinders is said beside it. */
export function ImportFooter(): React.JSX.Element | null {
  const state = useImportStore()
  const session = useSession()
  const { step, preview } = state
  if (step === 'result') return null
  const position = IMPORT_STEPS.indexOf(step)
  const hindrance = whyNot(state) ?? missingPermission(session, TARGET_NEEDS[state.target])
  const isBusy = state.work !== null
  const count = preview === null ? 0 : preview.counts.create + preview.counts.update
  return (
    <div className={classes['footer']}>
      <Button
        variant="default"
        disabled={position === 0 || isBusy}
        onClick={() => setImport({ step: IMPORT_STEPS[position - 1] ?? 'choose' })}
      >
        Back
      </Button>
      <Group gap="md" wrap="nowrap">
        <Text size="sm" id="import-hindrance" c="dimmed">
          {hindrance}
        </Text>
        {step === 'review' ? (
          <Button
            aria-describedby="import-hindrance"
            disabled={hindrance !== null || !state.isPreviewCurrent || isBusy}
            onClick={() => void commitImport()}
          >
            Import {formatAmount(count, TARGET_NOUNS[state.target])}
          </Button>
        ) : (
          <Button
            aria-describedby="import-hindrance"
            disabled={hindrance !== null || isBusy}
            onClick={() => setImport({ step: step === 'choose' ? 'match' : 'review' })}
          >
            {step === 'choose' ? 'Continue' : 'Review rows'}
          </Button>
        )}
      </Group>
    </div>
  )
}

function whyNot({ step, files, target, preview, settings }: ImportState): string | null {
  if (step === 'choose') return files.length === 0 ? 'Choose a file or paste rows to go on.' : null
  const missing = missingSentence(files, target)
  if (step === 'match' || missing !== null) return missing
  return preview === null ? null : importHindrance(preview, settings, TARGET_NOUNS[target])
}
