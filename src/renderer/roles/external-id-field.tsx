import { ActionIcon, TextInput, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { copyText } from '../ui/copy-text.ts'

/** The external ID of an account: ours, to be read and copied. */
export function ExternalIdField({ externalId }: { readonly externalId: string }): React.JSX.Element {
  const [isCopied, setCopied] = useState(false)
  return (
    <TextInput
      label="External ID"
      description="Made by us for this account only. The customer puts it into the role."
      readOnly
      value={externalId}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      rightSection={
        <Tooltip label={isCopied ? 'Copied' : 'Copy'}>
          <ActionIcon
            aria-label="Copy it"
            onClick={() => void copyText(externalId).then(() => setCopied(true))}
          >
            {isCopied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      }
    />
  )
}
