import { Stepper } from '@mantine/core'
import {
  IconCircleCheck,
  IconColumns,
  IconFileUpload,
  IconListCheck,
  type IconProps,
} from '@tabler/icons-react'
import { IMPORT_STEPS, setImport, useImportStore, type ImportState, type ImportStep } from './import-store.ts'
import classes from './imports.module.css'

/** What each step is called, on the bar and for assistive technology. */
export const STEP_LABELS: Readonly<Record<ImportStep, string>> = {
  choose: 'Choose file',
  match: 'Match columns',
  review: 'Review',
  result: 'Result',
}

const ICONS: Readonly<Record<ImportStep, React.ComponentType<IconProps>>> = {
  choose: IconFileUpload,
  match: IconColumns,
  review: IconListCheck,
  result: IconCircleCheck,
}

/** The four steps; each that has something to show can be gone to. */
export function StepBar(): React.JSX.Element {
  const state = useImportStore()
  return (
    <Stepper
      className={classes['steps']}
      active={IMPORT_STEPS.indexOf(state.step)}
      size="xs"
      iconSize={30}
      onStepClick={(index) => setImport({ step: IMPORT_STEPS[index] ?? 'choose', failure: null })}
    >
      {IMPORT_STEPS.map((step) => {
        const Icon = ICONS[step]
        const icon = <Icon size={17} aria-hidden />
        return (
          <Stepper.Step
            key={step}
            label={STEP_LABELS[step]}
            icon={icon}
            completedIcon={icon}
            allowStepSelect={canOpen(state, step)}
            disabled={step !== state.step && !canOpen(state, step)}
            {...(step === state.step ? { 'aria-current': 'step' as const } : {})}
          />
        )
      })}
    </Stepper>
  )
}

function canOpen({ files, outcome, work }: ImportState, step: ImportStep): boolean {
  if (work?.kind === 'run' || work?.kind === 'open' || work?.kind === 'undo') return false
  switch (step) {
    case 'choose':
      return true
    case 'match':
    case 'review':
      return files.length > 0
    case 'result':
      return outcome !== null
  }
}
