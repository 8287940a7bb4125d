import { Alert, Button, Group, List, Stack, Text, Title } from '@mantine/core'
import { IconArrowBackUp, IconCircleCheck, IconDownload, IconPlus, IconTable } from '@tabler/icons-react'
import { TARGET_NOUNS } from '../../shared/domain/import-target.ts'
import { poolPath } from '../pool/pool-address.ts'
import { goTo } from '../routes/hash-location.ts'
import { formatAmount, formatCount, formatDuration } from '../ui/format.ts'
import { downloadRejects, undoImport } from './commit-import.ts'
import { DONE_LABELS, OUTCOME_COLOURS, OUTCOMES, TARGET_WORDS } from './import-words.ts'
import { useImportStore } from './import-store.ts'
import { discardImport } from './open-sources.ts'
import classes from './result.module.css'

/** Step 4: what was written, and the ways on and back. */
export function ResultStep(): React.JSX.Element {
  const outcome = useImportStore((state) => state.outcome)
  const undone = useImportStore((state) => state.undone)
  const target = useImportStore((state) => state.target)
  const isBusy = useImportStore((state) => state.work !== null)
  if (outcome === null) return <Alert color="gray">Nothing has been imported yet.</Alert>
  const { changeId, counts, durationMs } = outcome
  const noun = TARGET_NOUNS[target]
  const { open } = TARGET_WORDS[target]
  // Contacts and the provider's own entry go with their customers.
  const undoneNoun = target === 'customers' ? 'row' : noun
  const written = counts.create + counts.update
  return (
    <Stack gap="lg" maw={860} pt={8}>
      <Group gap={14} wrap="nowrap" align="flex-start">
        <IconCircleCheck size={36} stroke={1.5} className={classes['icon']} aria-hidden />
        <div>
          <Title order={2} size={18}>
            {undone === null ? `${formatAmount(written, noun)} imported` : 'The import was undone'}
          </Title>
          <Text size="sm" c="dimmed">
            {undone === null
              ? `Written in one piece in ${formatDuration(durationMs)}.`
              : `${formatAmount(undone.reversed, undoneNoun)} reversed in ${formatDuration(undone.durationMs)}.`}
          </Text>
        </div>
      </Group>
      <dl className={classes['counts']}>
        {OUTCOMES.map((each) => (
          <div key={each} data-none={counts[each] === 0 || undefined}>
            <dt>
              <span style={{ background: OUTCOME_COLOURS[each] }} aria-hidden />
              {DONE_LABELS[each]}
            </dt>
            <dd>{formatCount(counts[each])}</dd>
          </div>
        ))}
      </dl>
      {undone !== null && undone.keptCount > 0 && <Kept undone={undone} noun={undoneNoun} />}
      {changeId !== null && target === 'orders' && (
        <Text size="sm" c="dimmed">
          What an order did is not taken back: complete it, fail it, or cancel it on its own.
        </Text>
      )}
      <Group gap="xs">
        {changeId !== null && undone === null && (
          <Button
            leftSection={<IconTable size={16} />}
            onClick={() =>
              goTo(target === 'accounts' ? poolPath({ filter: { addedByChangeId: changeId } }) : open.path)
            }
          >
            {open.label}
          </Button>
        )}
        {counts.rejected > 0 && (
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            disabled={isBusy}
            onClick={() => void downloadRejects()}
          >
            Download rejected rows
          </Button>
        )}
        {changeId !== null && undone === null && target !== 'orders' && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} />}
            disabled={isBusy}
            onClick={() => void undoImport()}
          >
            Undo import
          </Button>
        )}
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => void discardImport()}>
          Import another
        </Button>
      </Group>
    </Stack>
  )
}

const SHOWN = 20

function Kept({
  undone,
  noun,
}: {
  readonly noun: string
  readonly undone: NonNullable<ReturnType<typeof useImportStore.getState>['undone']>
}): React.JSX.Element {
  const shown = undone.kept.slice(0, SHOWN)
  return (
    <Alert color="yellow" title={`${formatAmount(undone.keptCount, noun)} kept`}>
      <List size="sm">
        {shown.map(({ subject, why }) => (
          <List.Item key={subject}>
            {subject}: {why}
          </List.Item>
        ))}
      </List>
      {undone.keptCount > shown.length && (
        <Text size="sm">and {formatAmount(undone.keptCount - shown.length, `more ${noun}`)}.</Text>
      )}
    </Alert>
  )
}
