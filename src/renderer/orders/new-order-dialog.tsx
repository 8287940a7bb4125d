import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { AccountRow } from '../../shared/contract/accounts.ts'
import type { CustomerRef } from '../../shared/contract/customers.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import type { Order } from '../../shared/contract/orders.ts'
import { isAccountId } from '../../shared/domain/account-id.ts'
import { call, useOperation } from '../api.ts'
import { CreateCustomerDialog } from '../customers/create-customer-dialog.tsx'
import { CustomerPicker } from '../customers/customer-picker.tsx'
import { asFailure } from '../ui/as-failure.ts'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { fieldErrors, isShownByFields } from '../ui/form-failures.ts'
import { NextAccountView } from './next-account-view.tsx'
import { EMPTY_ORDER, FIELDS, problemsOf, type OrderDraft } from './order-draft.ts'
import { OrderModeField } from './order-mode-field.tsx'
import { OverrideFields } from './override-fields.tsx'
import { OrderPlaceFields } from './order-place-fields.tsx'

interface NewOrderDialogProps {
  /** Exactly this account, chosen in the pool (U-06); null: the one that is next. */
  readonly account: AccountRow | null
  readonly onClose: () => void
}

/** The dialog **New order**: for whom, where, and which account it takes before it is taken. */
export function NewOrderDialog({ account, onClose }: NewOrderDialogProps): React.JSX.Element {
  const [draft, setDraft] = useState<OrderDraft>(() =>
    account === null
      ? EMPTY_ORDER
      : { ...EMPTY_ORDER, marketplaceId: account.marketplaceId, overrideId: account.accountId },
  )
  const [newName, setNewName] = useState<string | null>(null)
  const [isStrict, setStrict] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { marketplaceId, wantedModel, overrideId } = draft
  const next = useOperation(
    'orders.next',
    { marketplaceId: marketplaceId ?? '', wantedModel },
    { isEnabled: marketplaceId !== null },
  )
  const isNextKnown = marketplaceId !== null && next.data !== undefined && !next.isPlaceholderData
  const shown = isNextKnown ? next.data : undefined
  const change = (parts: Partial<OrderDraft>): void => setDraft((before) => ({ ...before, ...parts }))
  const problems = isStrict ? problemsOf(draft) : {}
  const refused = failure === null ? {} : fieldErrors(failure, FIELDS)

  async function place(work: (customer: CustomerRef, marketplace: string) => Promise<Order>): Promise<void> {
    setStrict(true)
    const { customer } = draft
    if (customer === null || marketplaceId === null) return
    setBusy(true)
    setFailure(null)
    try {
      notifications.show({ role: 'status', message: placedSentence(await work(customer, marketplaceId)) })
      onClose()
    } catch (error) {
      setFailure(asFailure(error))
      setBusy(false)
      void next.refetch()
    }
  }

  const fields = { wantedModel, mode: draft.mode, externalRef: draft.externalRef }
  const start = (): void => {
    if (Object.keys(problemsOf(draft)).length > 0) return setStrict(true)
    void place((customer, marketplace) =>
      call('orders.start', {
        ...fields,
        customerId: customer.id,
        marketplaceId: marketplace,
        ...(overrideId !== null && isAccountId(overrideId)
          ? { override: { accountId: overrideId, reason: draft.overrideReason } }
          : {}),
        ...(overrideId === null && shown?.kind === 'account' ? { expectedAccountId: shown.accountId } : {}),
      }),
    )
  }
  const saveDraft = (): void =>
    void place((customer, marketplace) =>
      call('orders.saveDraft', { ...fields, customerId: customer.id, marketplaceId: marketplace }),
    )

  if (newName !== null) {
    return (
      <CreateCustomerDialog
        initialName={newName}
        onClose={() => setNewName(null)}
        onCreated={(customer) => {
          change({ customer })
          setNewName(null)
        }}
      />
    )
  }
  const canStart = overrideId !== null || shown?.kind === 'account' || marketplaceId === null
  return (
    <Dialog
      onClose={onClose}
      title={account === null ? 'New order' : `New order with account ${account.accountId}`}
      size={560}
      closeOnClickOutside={false}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (canStart && !isBusy) start()
        }}
      >
        <Stack gap="md">
          <CustomerPicker
            label="Customer"
            isRequired
            onlyActive
            value={draft.customer}
            error={problems.customerId ?? refused['customerId']}
            onChange={(customer) => change({ customer })}
            onCreate={setNewName}
          />
          {account === null && (
            <OrderPlaceFields draft={draft} error={problems.marketplaceId} onChange={change} />
          )}
          <OrderModeField value={draft.mode} onChange={(mode) => change({ mode })} />
          <TextInput
            label="External reference"
            description="The number that the order has elsewhere; may be left empty"
            maxLength={100}
            value={draft.externalRef}
            error={refused['externalRef']}
            onChange={(event) => change({ externalRef: event.currentTarget.value })}
          />
          {overrideId === null && shown !== undefined && <NextAccountView next={shown} />}
          {overrideId === null && next.error !== null && <FailureNotice failure={asFailure(next.error)} />}
          {(shown?.kind === 'account' || overrideId !== null) && (
            <OverrideFields draft={draft} isFixed={account !== null} problems={problems} onChange={change} />
          )}
          {failure !== null && !isShownByFields(failure, FIELDS) && <FailureNotice failure={failure} />}
          <Group justify="flex-end" gap="xs">
            <Text size="sm" c="dimmed" flex={1}>
              {marketplaceId === null && account === null ? 'Choose a marketplace to see who is next.' : ''}
            </Text>
            <Button variant="default" onClick={onClose} disabled={isBusy}>
              Cancel
            </Button>
            {account === null && overrideId === null && (
              <Button variant="default" disabled={isBusy} onClick={saveDraft}>
                Save draft
              </Button>
            )}
            <Button type="submit" loading={isBusy} disabled={!canStart}>
              Start provisioning
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

function placedSentence({ number, accountId, customerName }: Order): string {
  return accountId === null
    ? `Order ${number} for ${customerName} is saved as a draft.`
    : `Order ${number} for ${customerName} uses account ${accountId}.`
}
