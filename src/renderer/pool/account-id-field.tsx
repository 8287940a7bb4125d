import { Alert, Button, Group, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { AccountCheck } from '../../shared/contract/accounts.ts'
import { ACCOUNT_STATUS_LABELS } from '../../shared/domain/account-status.ts'
import type { AccountId } from '../../shared/domain/account-id.ts'
import { useOperation } from '../api.ts'
import { RelativeTime } from '../ui/relative-time.tsx'

const CHECK_DELAY_MS = 120
// Read out without taking the focus; an alert would interrupt the typing.
const LIVE = { role: 'status', 'aria-live': 'polite' } as const

/** The live answer to what is typed; null while it is being asked. */
export function useAccountCheck(text: string): AccountCheck | null {
  const [asked] = useDebouncedValue(text, CHECK_DELAY_MS)
  const check = useOperation('accounts.check', { text: asked }, { isEnabled: asked.trim() !== '' })
  return text === asked && text.trim() !== '' && !check.isPlaceholderData ? (check.data ?? null) : null
}

interface AccountIdFieldProps {
  readonly text: string
  readonly check: AccountCheck | null
  /** Say it as a mistake now: the form was sent. */
  readonly isStrict: boolean
  readonly ref: React.Ref<HTMLInputElement>
  readonly onChange: (text: string) => void
  readonly onRestore: (accountId: AccountId) => void
  readonly onOpen: (accountId: AccountId) => void
}

/** The field **AWS account ID**: format, duplicates, other providers and deleted accounts are said while typing (CB-16). */
export function AccountIdField({
  text,
  check,
  isStrict,
  ref,
  ...on
}: AccountIdFieldProps): React.JSX.Element {
  const digits = text.replace(/\D/g, '').length
  return (
    <div>
      <TextInput
        ref={ref}
        label="AWS account ID"
        placeholder="123456789012"
        withAsterisk
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        inputMode="numeric"
        value={text}
        error={errorOf(text, check, isStrict)}
        styles={{ input: { fontVariantNumeric: 'tabular-nums', letterSpacing: '0.04em' } }}
        rightSectionWidth={70}
        rightSection={
          check?.verdict === 'free' ? (
            <IconCheck size={16} color="var(--qm-ready)" aria-label="This account ID is free" />
          ) : (
            <Text size="xs" c="dimmed">
              {digits} of 12
            </Text>
          )
        }
        onChange={(event) => on.onChange(event.currentTarget.value)}
      />
      {check?.verdict === 'free' && check.warning !== null && (
        <Alert mt={6} p="xs" color="yellow" {...LIVE} icon={<IconAlertTriangle size={16} />}>
          {check.warning}
        </Alert>
      )}
      {check?.verdict === 'exists' && (
        <Offer label="Open it" onClick={() => on.onOpen(check.accountId)}>
          This account is in the pool already: {ACCOUNT_STATUS_LABELS[check.status]}, {check.marketplaceCode}.
        </Offer>
      )}
      {check?.verdict === 'deleted' && (
        <Offer label="Restore" onClick={() => on.onRestore(check.accountId)}>
          This account was deleted <RelativeTime at={check.deletedAt} />. Restore it and it takes its old
          place in the order again.
        </Offer>
      )}
    </div>
  )
}

function errorOf(text: string, check: AccountCheck | null, isStrict: boolean): string | null {
  if (check === null) return isStrict && text.trim() === '' ? 'Give the AWS account ID.' : null
  switch (check.verdict) {
    case 'free':
    case 'exists':
    case 'deleted':
      return null
    case 'incomplete':
      return isStrict ? check.why : null
    case 'malformed':
      return check.why
    case 'other-provider':
      return `${check.providerName} owns this account; it cannot be added a second time.`
  }
}

interface OfferProps {
  readonly label: string
  readonly onClick: () => void
  readonly children: React.ReactNode
}

function Offer({ label, onClick, children }: OfferProps): React.JSX.Element {
  return (
    <Alert mt={6} p="xs" color="yellow" {...LIVE}>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{children}</Text>
        <Button flex="none" size="compact-sm" variant="default" onClick={onClick}>
          {label}
        </Button>
      </Group>
    </Alert>
  )
}
