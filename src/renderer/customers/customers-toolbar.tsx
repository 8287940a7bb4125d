import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown, IconClipboardPlus, IconDownload, IconMail, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { bridge, call, run } from '../api.ts'
import { RegisterDialog } from '../governance/register-dialog.tsx'
import { SendMessageDialog } from '../governance/send-message-dialog.tsx'
import { ImportButton } from '../imports/import-button.tsx'
import { goTo } from '../routes/hash-location.ts'
import { copyRows } from '../ui/copy-rows.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import { formatAmount, formatBytes } from '../ui/format.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { customerPath } from './customer-path.ts'
import { openCreate, useCustomersStore } from './customers-store.ts'

/** The way out, the ways in from files, and **Create customer** (MSH-02). */
export function CustomersToolbar(): React.JSX.Element {
  const reason = missingPermission(useSession(), 'onboarding')
  const { filter, matching } = useCustomersStore()
  const [dialog, setDialog] = useState<'message' | 'register' | null>(null)
  const close = (): void => setDialog(null)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconDownload size={15} aria-hidden />}
            rightSection={<IconChevronDown size={13} aria-hidden />}
          >
            Export
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>What the filters show</Menu.Label>
          <Menu.Item onClick={() => void exportCustomers('csv')}>As CSV</Menu.Item>
          <Menu.Item onClick={() => void exportCustomers('json')}>As JSON</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => void copyCustomers('ids')}>Copy as identifiers</Menu.Item>
          <Menu.Item onClick={() => void copyCustomers('csv')}>Copy as CSV</Menu.Item>
          <Menu.Item onClick={() => void copyCustomers('json')}>Copy as JSON</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ImportButton target="customers" />
      <GuardedButton
        variant="default"
        reason={reason ?? (matching === 0 ? 'The filters show no customer.' : null)}
        leftSection={<IconMail size={15} aria-hidden />}
        onClick={() => setDialog('message')}
      >
        Send message
      </GuardedButton>
      <GuardedButton
        variant="default"
        reason={reason}
        leftSection={<IconClipboardPlus size={15} aria-hidden />}
        onClick={() => setDialog('register')}
      >
        Record registration
      </GuardedButton>
      <GuardedButton
        reason={reason}
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={() => openCreate(true)}
      >
        Create customer
      </GuardedButton>
      {dialog === 'message' && (
        <SendMessageDialog
          to={{ kind: 'matching', filter }}
          whom={`the ${formatAmount(matching ?? 0, 'customer')} that the filters show`}
          onClose={close}
        />
      )}
      {dialog === 'register' && (
        <RegisterDialog
          onClose={close}
          onRegistered={(identifier) => {
            close()
            goTo(customerPath(identifier))
          }}
        />
      )}
    </>
  )
}

async function exportCustomers(format: 'csv' | 'json'): Promise<void> {
  try {
    const file = await bridge.saveFile(`customers.${format}`)
    if (file === null) return
    const { filter, sort } = useCustomersStore.getState()
    const written = await run('customers.export', {
      filter,
      sort,
      format,
      separator: ';',
      target: file.token,
    })
    await bridge.deliver(file)
    notifications.show({
      role: 'status',
      message: `Exported ${formatAmount(written.rows, 'customer')} to ${file.name} (${formatBytes(written.bytes)}).`,
    })
  } catch (error) {
    showFailure(error)
  }
}

async function copyCustomers(format: 'ids' | 'csv' | 'json'): Promise<void> {
  const { filter, sort } = useCustomersStore.getState()
  await copyRows(
    () => call('customers.copy', { filter, sort, format }),
    (rows) => `${formatAmount(rows, 'customer')}${format === 'ids' ? '' : ` as ${format.toUpperCase()}`}`,
  )
}
