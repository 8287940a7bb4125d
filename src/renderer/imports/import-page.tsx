import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { JobProgress } from '../ui/job-progress.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { Page } from '../ui/page.tsx'
import { ChooseFileStep } from './choose-file-step.tsx'
import { DiscardImportDialog } from './discard-import-dialog.tsx'
import { ImportFooter } from './import-footer.tsx'
import { isUnfinished, useImportStore, type ImportState, type ImportStep } from './import-store.ts'
import { TARGET_WORDS } from './import-words.ts'
import classes from './imports.module.css'
import { MatchColumnsStep } from './match-columns-step.tsx'
import { ResultStep } from './result-step.tsx'
import { ReviewStep } from './review-step.tsx'
import { STEP_LABELS, StepBar } from './step-bar.tsx'
import { useImportTarget } from './use-import-target.ts'

const CONTENTS: Readonly<Record<ImportStep, () => React.JSX.Element>> = {
  choose: ChooseFileStep,
  match: MatchColumnsStep,
  review: ReviewStep,
  result: ResultStep,
}

/** The one import screen, whatever the rows become: choose, match, review, result; each step can be gone back to. */
export function ImportPage(): React.JSX.Element {
  const state = useImportStore()
  const [isAsking, setAsking] = useState(false)
  const target = useImportTarget()
  const { step } = state
  const Content = CONTENTS[step]
  return (
    <Page
      title={TARGET_WORDS[target].title}
      body="fill"
      toolbar={
        isUnfinished(state) ? (
          <Button
            variant="subtle"
            color="gray"
            disabled={state.work?.kind === 'run'}
            onClick={() => setAsking(true)}
          >
            Discard import
          </Button>
        ) : undefined
      }
    >
      <StepBar />
      <StepBody key={step} label={STEP_LABELS[step]}>
        {state.failure !== null && <FailureNotice failure={state.failure} />}
        <Waiting state={state} />
        {!isBlocking(state) && <Content />}
      </StepBody>
      <ImportFooter />
      {isAsking && <DiscardImportDialog onClose={() => setAsking(false)} />}
    </Page>
  )
}

/** The content of a step; it takes the focus, so that who works by keyboard does not stay in a button that is gone. */
function StepBody({
  label,
  children,
}: {
  readonly label: string
  readonly children: React.ReactNode
}): React.JSX.Element {
  const body = useRef<HTMLElement>(null)
  useEffect(() => body.current?.focus({ preventScroll: true }), [])
  return (
    <section ref={body} className={classes['body']} aria-label={label} tabIndex={-1}>
      {children}
    </section>
  )
}

/** Work during which there is nothing else to do on this screen. */
function isBlocking({ work }: ImportState): boolean {
  return work?.kind === 'run' || work?.kind === 'undo'
}

function Waiting({ state }: { readonly state: ImportState }): React.JSX.Element | null {
  const { work } = state
  if (work === null || work.kind === 'preview') return null
  if (work.job !== null) return <JobProgress job={work.job} />
  return isBlocking(state) ? <LoadingState label="Starting" /> : null
}
