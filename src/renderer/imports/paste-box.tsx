import { Button, Group, Textarea } from '@mantine/core'
import { useState } from 'react'
import { formatAmount } from '../ui/format.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import classes from './imports.module.css'
import { takePaste } from './open-sources.ts'

const PLACEHOLDER = `account_id;marketplace_id;account_model
004439589175;MP-00010;ECAM
154335349840;MP-00020;SPAM`

/** Rows from the clipboard, e.g. straight from a spreadsheet or a mail. */
export function PasteBox({ isBusy }: { readonly isBusy: boolean }): React.JSX.Element {
  const [text, setText] = useState('')
  const lines = text.split('\n').filter((line) => line.trim() !== '').length
  return (
    <section className={classes['panel']} aria-label="Paste">
      <Textarea
        label="Or paste rows"
        placeholder={PLACEHOLDER}
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
