import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { RowFile, WrittenFile } from '../../shared/contract/row-text.ts'
import { bridge } from '../api.ts'
import { asFailure } from './as-failure.ts'
import { showFailure } from './failure-notice.tsx'
import { formatAmount, formatBytes } from './format.ts'
import { GuardedButton } from './guarded-button.tsx'

interface ExportMenuProps {
  /** The file's name without its ending. */
  readonly fileName: string
  /** What one row is called. */
  readonly noun: string
  /** How many rows the filter shows. */
  readonly total: number
  /** Has the core write the file. */
  readonly write: (file: RowFile) => Promise<WrittenFile>
  /** More ways out, as items of the menu. */
  readonly children?: React.ReactNode
}

/** Exports what the filter shows, however much: the core writes the file, and the jobs of the top bar show how far it is. */
export function ExportMenu(props: ExportMenuProps): React.JSX.Element {
  const { fileName, noun, total, write, children } = props
  const [isWriting, setWriting] = useState(false)
  const save = async (format: RowFile['format']): Promise<void> => {
    setWriting(true)
    try {
      const file = await bridge.saveFile(`${fileName}.${format}`)
      if (file === null) return
      const { rows, bytes } = await write({ format, separator: ';', target: file.token })
      await bridge.deliver(file)
      notifications.show({
        role: 'status',
        message: `Exported ${formatAmount(rows, noun)} to ${file.name} (${formatBytes(bytes)}).`,
      })
    } catch (error) {
      if (asFailure(error).code !== 'cancelled') showFailure(error)
    } finally {
      setWriting(false)
    }
  }
  const icon = <IconDownload size={15} aria-hidden />
  if (total === 0) {
    return (
      <GuardedButton
        variant="default"
        leftSection={icon}
        reason="There is nothing to export."
        onClick={() => undefined}
      >
        Export
      </GuardedButton>
    )
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={icon}
          rightSection={<IconChevronDown size={13} aria-hidden />}
          loading={isWriting}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{formatAmount(total, noun)}</Menu.Label>
        <Menu.Item onClick={() => void save('csv')}>As CSV</Menu.Item>
        <Menu.Item onClick={() => void save('json')}>As JSON</Menu.Item>
        {children}
      </Menu.Dropdown>
    </Menu>
  )
}
