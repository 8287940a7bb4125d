import { Menu } from '@mantine/core'
import { IconClipboardPlus, IconMail, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { CopyFormat } from '../../shared/contract/row-text.ts'
import { call, run } from '../api.ts'
import { RegisterDialog } from '../governance/register-dialog.tsx'
import { SendMessageDialog } from '../governance/send-message-dialog.tsx'
import { ImportButton } from '../imports/import-button.tsx'
import { goTo } from '../routes/hash-location.ts'
import { CopyItems } from '../ui/copy-menu.tsx'
import { copiedAs, copyRows, ROW_COPIES } from '../ui/copy-rows.ts'
import { ExportMenu } from '../ui/export-menu.tsx'
import { formatAmount } from '../ui/format.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { customerPath } from './customer-path.ts'
import { openCreate, useCustomersStore } from './customers-store.ts'

/** The way out, the ways in from files, and **Create customer** (MSH-02). */
export function CustomersToolbar(): React.JSX.Element {
  const reason = missingPermission(useSession(), 'onboarding')
  const { filter, sort, matching } = useCustomersStore()
  const [dialog, setDialog] = useState<'message' | 'register' | null>(null)
  const close = (): void => setDialog(null)
  return (
    <>
      <ExportMenu
        fileName="customers"
        noun="customer"
        total={matching ?? 0}
        write={(file) => run('customers.export', { ...file, filter, sort })}
      >
        <Menu.Divider />
        <CopyItems labels={CUSTOMER_COPIES} onCopy={(format) => void copyCustomers(format)} />
      </ExportMenu>
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

const CUSTOMER_COPIES = { ...ROW_COPIES, ids: 'Copy as identifiers' }

async function copyCustomers(format: CopyFormat): Promise<void> {
  const { filter, sort } = useCustomersStore.getState()
  await copyRows(() => call('customers.copy', { filter, sort, format }), copiedAs(format, 'customer'))
}
