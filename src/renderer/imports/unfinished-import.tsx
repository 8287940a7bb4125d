import { Button, Group, Popover, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { goTo } from '../routes/hash-location.ts'
import { formatAmount } from '../ui/format.ts'
import { resumeImport } from './commit-import.ts'
import { DiscardImportDialog } from './discard-import-dialog.tsx'
import { IMPORT_PATHS, isImportPath } from './import-address.ts'
import { hasWorkToLose, isUnfinished, useImportStore } from './import-store.ts'
import { STEP_LABELS } from './step-bar.tsx'

/**
 * The import that somebody left, for the top bar: a way back to it and a way to discard it. Stays for as long as the
 * window, and has it ask before it is closed on work that would be lost.
 */
export function UnfinishedImport({
  className,
}: {
  readonly className: string | undefined
}): React.JSX.Element | null {
  const [path] = useLocation()
  // While it is written the running jobs show it.
  const isWaiting = useImportStore((state) => isUnfinished(state) && state.work?.kind !== 'run')
  const [isAsking, setAsking] = useState(false)
  useAskBeforeClosing(useImportStore(hasWorkToLose))
  useEffect(() => {
    void resumeImport()
  }, [])
  if (!isWaiting || isImportPath(path)) return null
  return (
    <>
      <Popover position="bottom-end" width={320} withArrow>
        <Popover.Target>
          <UnstyledButton className={className}>
            <IconFileImport size={14} aria-hidden />
            Import not finished
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <Details onDiscard={() => setAsking(true)} />
        </Popover.Dropdown>
      </Popover>
      {isAsking && <DiscardImportDialog onClose={() => setAsking(false)} />}
    </>
  )
}

function Details({ onDiscard }: { readonly onDiscard: () => void }): React.JSX.Element {
  const files = useImportStore((state) => state.files)
  const step = useImportStore((state) => state.step)
  const isForPool = useImportStore((state) => state.target === 'accounts')
  const [first] = files
  const what = files.length === 1 && first !== undefined ? first.name : formatAmount(files.length, 'file')
  return (
    <Stack gap="sm">
      <Text size="sm">
        <strong>{what}</strong> {files.length === 1 ? 'waits' : 'wait'} in the step “{STEP_LABELS[step]}”.
        Nothing of it is {isForPool ? 'in the pool' : 'stored'} yet.
      </Text>
      <Group gap="xs" justify="flex-end">
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onDiscard}>
          Discard import
        </Button>
        <Button size="compact-sm" onClick={() => goTo(IMPORT_PATHS.accounts)}>
          Go on
        </Button>
      </Group>
    </Stack>
  )
}

function useAskBeforeClosing(isAsking: boolean): void {
  useEffect(() => {
    if (!isAsking) return undefined
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isAsking])
}
