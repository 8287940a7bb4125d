import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import type { OrderFilter, OrderSort } from '../../shared/contract/orders.ts'
import { bridge } from '../api.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import { formatAmount } from '../ui/format.ts'
import { useJob } from '../ui/use-job.ts'

interface OrdersExportMenuProps {
  readonly filter: OrderFilter
  readonly sort: OrderSort
  readonly total: number
}

/** Writes what the filter shows to a file. */
export function OrdersExportMenu({ filter, sort, total }: OrdersExportMenuProps): React.JSX.Element {
  const { start, isRunning } = useJob('orders.export')

  async function save(format: 'csv' | 'json'): Promise<void> {
    try {
      const file = await bridge.saveFile(`orders.${format}`)
      if (file === null) return
      const { rows } = await start({ filter, sort, format, target: file.token })
      await bridge.deliver(file)
      notifications.show({
        role: 'status',
        message: `Exported ${formatAmount(rows, 'order')} to ${file.name}.`,
      })
    } catch (error) {
      showFailure(error)
    }
  }

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          loading={isRunning}
          leftSection={<IconDownload size={15} aria-hidden />}
          rightSection={<IconChevronDown size={13} aria-hidden />}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{formatAmount(total, 'order')}</Menu.Label>
        <Menu.Item onClick={() => void save('csv')}>As CSV</Menu.Item>
        <Menu.Item onClick={() => void save('json')}>As JSON</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
