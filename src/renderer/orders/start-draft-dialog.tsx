import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import type { Order } from '../../shared/contract/orders.ts'
import { call, useOperation } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { NextAccountView } from './next-account-view.tsx'

/** Starts a draft: which account it takes now. */
export function StartDraftDialog({
  order,
  onClose,
}: {
  readonly order: Order
  readonly onClose: () => void
}): React.JSX.Element {
  const { marketplaceId, wantedModel } = order
  const next = useOperation('orders.next', { marketplaceId, wantedModel })
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function start(): Promise<void> {
    if (next.data?.kind !== 'account') return
    setBusy(true)
    setFailure(null)
    try {
      const { id, rev } = order
      const started = await call('orders.startDraft', { id, rev, expectedAccountId: next.data.accountId })
      notifications.show({
        role: 'status',
        message: `Order ${started.number} uses account ${started.accountId ?? ''}.`,
      })
      onClose()
    } catch (error) {
      setFailure(asFailure(error))
      setBusy(false)
      void next.refetch()
    }
  }

  return (
    <FormDialog
      title={`Start order ${order.number}`}
      submitLabel="Start provisioning"
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => void start()}
      onClose={onClose}
    >
      {next.data === undefined && next.error === null && <LoadingState label="Looking who is next" />}
      {next.data !== undefined && <NextAccountView next={next.data} />}
      {next.error !== null && <FailureNotice failure={asFailure(next.error)} />}
    </FormDialog>
  )
}
