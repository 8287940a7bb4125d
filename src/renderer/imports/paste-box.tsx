import { Button, Group, Textarea } from '@mantine/core'
import { useState } from 'react'
import { formatAmount } from '../ui/format.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import classes from './imports.module.css'
import { TARGET_WORDS } from './import-words.ts'
import { takePaste } from './open-sources.ts'
import { useImportTarget } from './use-import-target.ts'

/** Rows from the clipboard, e.g. straight from a spreadsheet or a mail. */
export function PasteBox({ isBusy }: { readonly isBusy: boolean }): React.JSX.Element {
  const [text, setText] = useState('')
  const target = useImportTarget()
  const lines = text.split('\n').filter((line) => line.trim() !== '').length
  return (
    <section className={classes['panel']} aria-label="Paste">
      <Textarea
        label="Or paste rows"
        placeholder={TARGET_WORDS[target].example}
        value={text}
        rows={9}
        spellCheck={false}
        styles={{
          input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12.5, whiteSpace: 'pre' },
        }}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="space-between">
        <span>{lines > 0 && formatAmount(lines, 'line')}</span>
        <Button
          variant="default"
          disabled={lines === 0 || isBusy}
          onClick={() => void takePaste(text).catch(showFailure)}
        >
          Read pasted rows
        </Button>
      </Group>
    </section>
  )
}
