import { Alert, Button, Group, Text, Textarea } from '@mantine/core'
import { IconFileSearch, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { FailureNotice, showFailure } from '../ui/failure-notice.tsx'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { JobProgress } from '../ui/job-progress.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { Page } from '../ui/page.tsx'
import { useSession } from '../ui/use-session.ts'
import { EvidencePieces } from './evidence-pieces.tsx'
import { chooseEvidence, letGo, pasteEvidence, useEvidence } from './evidence-store.ts'
import classes from './listings.module.css'
import { useEvidenceDrop } from './use-evidence-drop.ts'

/** The screen **Evidence**: what AWS said to a colleague, as a file or from the clipboard. */
export function EvidencePage(): React.JSX.Element {
  const isOver = useEvidenceDrop()
  const reason = missingPermission(useSession(), 'onboarding')
  const { opened, job, failure } = useEvidence()
  const [text, setText] = useState('')
  const paste = (): void => {
    void pasteEvidence(text)
      .then(() => setText(''))
      .catch(showFailure)
  }
  return (
    <Page
      title="Evidence"
      description="Output of the AWS CLI or of the console that somebody with credentials saved. It works without network."
      toolbar={
        opened === null ? undefined : (
          <Button variant="default" onClick={() => void letGo().catch(showFailure)}>
            Let go of all
          </Button>
        )
      }
    >
      <div className={classes['scroll']}>
        {failure !== null && <FailureNotice failure={failure} />}
        {job !== null && <JobProgress job={job} />}
        {opened?.refused.map(({ source, why, next }) => (
          <Alert key={source} role="alert" color="red" title={`Nothing was recognised in ${source}`}>
            {why} {next}
          </Alert>
        ))}
        {opened !== null && opened.pieces.length > 0 && <EvidencePieces opened={opened} />}
        <div className={classes['places']}>
          <section aria-label="Files" className={classes['drop']} data-over={isOver || undefined}>
            <IconFileSearch size={34} stroke={1.4} aria-hidden />
            <Text fw={600} fz="md">
              {isOver ? 'Let go to read it' : 'Drop files anywhere here'}
            </Text>
            <Text size="sm" c="dimmed" maw="52ch">
              Accounts, invitations, creations of accounts, report definitions, an organization, an identity,
              the console’s account list, or the results of a runbook. What it is, is found out.
            </Text>
            <GuardedButton
              mt={10}
              reason={reason}
              leftSection={<IconUpload size={16} aria-hidden />}
              onClick={() => void chooseEvidence().catch(showFailure)}
            >
              Choose files
            </GuardedButton>
          </section>
          <section aria-label="Paste">
            <Textarea
              label="Or paste output"
              placeholder={'{ "Accounts": [ … ] }'}
              rows={8}
              spellCheck={false}
              value={text}
              styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12.5 } }}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Group justify="flex-end" mt={8}>
              <GuardedButton
                variant="default"
                reason={reason ?? (text.trim() === '' ? 'Paste something first.' : null)}
                onClick={paste}
              >
                Read pasted output
              </GuardedButton>
            </Group>
          </section>
        </div>
      </div>
    </Page>
  )
}
