import { Checkbox, Stack, TextInput } from '@mantine/core'
import { readTypedAccountId } from '../../shared/domain/account-id.ts'
import type { OrderDraft, OrderProblems } from './order-draft.ts'

interface OverrideFieldsProps {
  readonly draft: OrderDraft
  /** The account was chosen in the pool. */
  readonly isFixed: boolean
  readonly problems: OrderProblems
  readonly onChange: (parts: Partial<OrderDraft>) => void
}

/** **Use another account instead**, with a reason that the log keeps (U-06). */
export function OverrideFields({
  draft,
  isFixed,
  problems,
  onChange,
}: OverrideFieldsProps): React.JSX.Element {
  const isOverriding = draft.overrideId !== null
  return (
    <Stack gap="xs">
      {!isFixed && (
        <Checkbox
          label="Use this account instead"
          description="Only when it has to be exactly this one; otherwise the oldest goes first."
          checked={isOverriding}
          onChange={(event) => onChange({ overrideId: event.currentTarget.checked ? '' : null })}
        />
      )}
      {isOverriding && !isFixed && (
        <TextInput
          label="AWS account ID"
          withAsterisk
          inputMode="numeric"
          value={draft.overrideId ?? ''}
          error={problems.overrideId}
          onChange={(event) => onChange({ overrideId: asTyped(event.currentTarget.value) })}
        />
      )}
      {isOverriding && (
        <TextInput
          label="Why this account"
          description="The log keeps it."
          withAsterisk
          maxLength={500}
          value={draft.overrideReason}
          error={problems.overrideReason}
          onChange={(event) => onChange({ overrideReason: event.currentTarget.value })}
        />
      )}
    </Stack>
  )
}

/** A whole id in its plain form, however it was pasted. */
function asTyped(text: string): string {
  const read = readTypedAccountId(text)
  return read.kind === 'id' ? read.accountId : text
}
