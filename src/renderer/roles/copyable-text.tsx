import { ActionIcon, Group, Text, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { downloadText } from '../activity/download-text.ts'
import { copyText } from '../ui/copy-text.ts'
import classes from './roles.module.css'

interface CopyableTextProps {
  readonly label: string
  /** What it is for, in a sentence. */
  readonly use: string
  readonly text: string
  /** Name of the file it can be saved as; without one it can only be copied. */
  readonly fileName?: string
}

/** A text that people take elsewhere: shown, copied, saved. */
export function CopyableText({ label, use, text, fileName }: CopyableTextProps): React.JSX.Element {
  const [isCopied, setCopied] = useState(false)
  return (
    <section aria-label={label}>
      <Group justify="space-between" wrap="nowrap" gap="xs" align="flex-start">
        <div>
          <Text size="sm" fw={550}>
            {label}
          </Text>
          <Text size="xs" c="dimmed">
            {use}
          </Text>
        </div>
        <Group gap={4} wrap="nowrap">
          <Tooltip label={isCopied ? 'Copied' : 'Copy'}>
            <ActionIcon
              aria-label={`Copy ${label}`}
              onClick={() => void copyText(text).then(() => setCopied(true))}
            >
              {isCopied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
            </ActionIcon>
          </Tooltip>
          {fileName !== undefined && (
            <Tooltip label={`Save ${fileName}`}>
              <ActionIcon
                aria-label={`Save ${label}`}
                onClick={() =>
                  downloadText(fileName, text, fileName.endsWith('.json') ? 'application/json' : 'text/plain')
                }
              >
                <IconDownload size={15} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </Group>
      </Group>
      <pre className={classes['text']} aria-label={`Text of ${label}`}>
        {text.trimEnd()}
      </pre>
    </section>
  )
}
