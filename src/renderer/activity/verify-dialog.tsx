import { Alert, Button, Group, List, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import type { LogVerdict } from '../../shared/contract/activity.ts'
import { copyText } from '../ui/copy-text.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Fact, FactList } from '../ui/fact-list.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { formatAmount, formatDuration } from '../ui/format.ts'
import { JobProgress } from '../ui/job-progress.tsx'
import classes from './activity.module.css'
import type { Verification } from './use-verification.ts'
import { verdictText, verdictWords } from './verify-words.ts'

interface VerifyDialogProps {
  readonly verification: Verification
  readonly onClose: () => void
}

/** The dialog **Verify log**: follows the seals through the whole log and says what it found. */
export function VerifyDialog({ verification, onClose }: VerifyDialogProps): React.JSX.Element {
  const { verdict, failure, job, isRunning } = verification
  const [notedSeal, setNotedSeal] = useState('')
  const verify = (): void => void verification.verify(notedSeal)
  return (
    <Dialog onClose={onClose} title="Verify log" size={560}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          verify()
        }}
      >
        <Stack gap="md">
          {failure !== null && <FailureNotice failure={failure} onNext={verify} />}
          {job !== null && <JobProgress job={job} />}
          {verdict !== null && !isRunning && <Verdict verdict={verdict} />}
          <TextInput
            label="Seal written down earlier"
            description="Finds out whether anything up to it was changed, even if whoever changed it sealed the log anew."
            value={notedSeal}
            autoComplete="off"
            onChange={(event) => setNotedSeal(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button
              variant="default"
              leftSection={<IconCopy size={16} aria-hidden />}
              disabled={verdict === null || isRunning}
              onClick={() => void copy(verdict)}
            >
              Copy result
            </Button>
            <Button type="submit" loading={isRunning}>
              Verify again
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

function Verdict({ verdict }: { readonly verdict: LogVerdict }): React.JSX.Element {
  const { title, isSound, sentences } = verdictWords(verdict)
  const { unlogged, lastSeal, entries, durationMs } = verdict
  return (
    <>
      <Alert color={isSound ? 'green' : 'red'} title={title} styles={{ title: { color: 'var(--qm-text)' } }}>
        {sentences.map((sentence) => (
          <Text key={sentence} size="sm">
            {sentence}
          </Text>
        ))}
        {unlogged.count > 0 && (
          <List size="sm" mt={4}>
            {unlogged.examples.map(({ label, actor, at }) => (
              <List.Item key={`${at} ${label}`}>
                {label} ({actor})
              </List.Item>
            ))}
          </List>
        )}
        {!isSound && (
          <Text size="sm" mt="sm">
            Keep this file as it is, and compare it with a backup.
          </Text>
        )}
      </Alert>
      {lastSeal !== null && (
        <FactList>
          <Fact name={isSound ? 'Last entry' : 'Last sound entry'}>
            {formatAmount(entries, 'entry', 'entries')} checked in {formatDuration(durationMs)}
          </Fact>
          <Fact name="Its seal">
            <span className={classes['seal']}>{lastSeal}</span>
          </Fact>
        </FactList>
      )}
      {isSound && (
        <Text size="sm" c="dimmed">
          Write the seal down outside this computer. Found again later, it proves everything up to here.
        </Text>
      )}
    </>
  )
}

async function copy(verdict: LogVerdict | null): Promise<void> {
  if (verdict === null) return
  await copyText(verdictText(verdict, new Date()))
  notifications.show({ role: 'status', message: 'The result was copied.' })
}
