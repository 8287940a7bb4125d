import { Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import type { Order } from '../../shared/contract/orders.ts'
import { nextOrderStep } from '../../shared/domain/order.ts'
import { call } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { fieldErrors } from '../ui/form-failures.ts'
import { useSession } from '../ui/use-session.ts'

type Trigger = 'complete' | 'fail' | 'cancel'

interface EndOrderDialogProps {
  readonly trigger: Trigger
  readonly order: Order
  readonly onClose: () => void
}

const VERBS: Readonly<Record<Trigger, string>> = { complete: 'Complete', fail: 'Fail', cancel: 'Cancel' }
const DONE: Readonly<Record<Trigger, string>> = {
  complete: 'completed',
  fail: 'failed',
  cancel: 'cancelled',
}

/** **Complete**, **Fail** or **Cancel** one order: what that does to its account, and why. */
export function EndOrderDialog({ trigger, order, onClose }: EndOrderDialogProps): React.JSX.Element {
  const { operator, settings } = useSession()
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const title = `${VERBS[trigger]} order ${order.number}`
  const step = nextOrderStep(order.state, trigger, {
    hasReason: true,
    isAdmin: operator.role === 'admin',
    allowsCancelToReady: settings.allowsCancelToReady,
  })

  async function end(): Promise<void> {
    setBusy(true)
    setFailure(null)
    try {
      const { id, rev } = order
      const ended =
        trigger === 'complete'
          ? await call('orders.complete', { id, rev })
          : await call(`orders.${trigger}`, { id, rev, reason })
      notifications.show({ role: 'status', message: doneSentence(ended, trigger) })
      onClose()
    } catch (error) {
      setFailure(asFailure(error))
      setBusy(false)
    }
  }

  const wrongReason = failure === null ? undefined : fieldErrors(failure, ['reason'])['reason']
  return (
    <FormDialog
      title={title}
      submitLabel={title}
      isBusy={isBusy}
      failure={wrongReason === undefined ? failure : null}
      onSubmit={() => {
        if (step.ok) void end()
      }}
      onClose={onClose}
    >
      {step.ok ? (
        <Text size="sm">{effectSentence(order, trigger, settings.cooldownDays)}</Text>
      ) : (
        <FailureNotice failure={{ code: 'not-allowed', why: step.reason }} />
      )}
      {step.ok && trigger !== 'complete' && (
        <Textarea
          label="Reason"
          withAsterisk={order.state !== 'draft'}
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          error={wrongReason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  )
}

function effectSentence(order: Order, trigger: Trigger, cooldownDays: number): string {
  const account = `Account ${order.accountId ?? ''}`
  switch (trigger) {
    case 'complete':
      return `${account} becomes Allocated for good and is linked to ${order.customerName}.`
    case 'fail':
      return `${account} becomes Provisioning failed and is never used in an order again.`
    case 'cancel':
      if (order.state === 'draft') return 'The draft has no account; nothing else changes.'
      return cooldownDays === 0
        ? `${account} becomes Ready again and takes its old place in the queue. Do this only when it was not used.`
        : `${account} becomes Ready again and is held for ${cooldownDays} ${cooldownDays === 1 ? 'day' : 'days'} before it is picked. Do this only when it was not used.`
  }
}

function doneSentence(order: Order, trigger: Trigger): string {
  return trigger === 'complete'
    ? `Order ${order.number} is completed: account ${order.accountId ?? ''} is Allocated and linked to ${order.customerName}.`
    : `Order ${order.number} is ${DONE[trigger]}.`
}
