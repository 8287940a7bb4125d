import { Input, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useState } from 'react'
import type { AccountChange } from '../../shared/contract/accounts.ts'
import { AccountModel } from '../../shared/domain/account-model.ts'
import { MODEL_NOTE } from './edit-account-dialog.tsx'
import { MarketplaceField } from './marketplace-field.tsx'
import type { BulkKind } from './pool-store.ts'

/** What was filled in for a bulk change. */
export interface BulkDraft {
  readonly marketplaceId: string | null
  readonly model: AccountModel | null
  readonly reason: string
  /** YYYY-MM-DD, or null for until released. */
  readonly until: string | null
}

/** Nothing filled in. */
export const EMPTY_DRAFT: BulkDraft = { marketplaceId: null, model: null, reason: '', until: null }

/** The change that a draft describes; null while something needed is missing. */
export function changeOf(kind: BulkKind, draft: BulkDraft): AccountChange | null {
  const reason = draft.reason.trim()
  switch (kind) {
    case 'edit': {
      const { marketplaceId, model } = draft
      if (marketplaceId === null && model === null) return null
      return {
        kind,
        ...(marketplaceId === null ? {} : { marketplaceId }),
        ...(model === null ? {} : { model }),
      }
    }
    case 'mark-invalid':
    case 'revalidate':
      return reason === '' ? null : { kind, reason }
    case 'hold':
      return reason === '' ? null : { kind, reason, until: draft.until }
    case 'release':
    case 'delete':
      return { kind }
  }
}

interface BulkFormProps {
  readonly kind: BulkKind
  readonly draft: BulkDraft
  readonly onChange: (draft: BulkDraft) => void
}

/** What a bulk change needs to know. */
export function BulkForm({ kind, draft, onChange }: BulkFormProps): React.JSX.Element | null {
  const [today] = useState(() => new Date().toISOString().slice(0, 10))
  if (kind === 'release' || kind === 'delete') return null
  if (kind === 'edit') return <EditFields draft={draft} onChange={onChange} />
  return (
    <Stack gap="sm">
      <TextInput
        label="Reason"
        withAsterisk
        data-autofocus
        maxLength={500}
        placeholder={kind === 'hold' ? 'e.g. quota used up until month end' : 'e.g. root email bounced'}
        value={draft.reason}
        onChange={(event) => onChange({ ...draft, reason: event.currentTarget.value })}
      />
      {kind === 'hold' && (
        <DateInput
          label="Until"
          description="The hold ends by itself on this day; left open, it stays until somebody releases it."
          placeholder="Open"
          clearable
          minDate={today}
          valueFormat="D MMM YYYY"
          value={draft.until}
          onChange={(until) => onChange({ ...draft, until })}
        />
      )}
    </Stack>
  )
}

const AS_IS = 'as-is'

function EditFields({ draft, onChange }: Omit<BulkFormProps, 'kind'>): React.JSX.Element {
  return (
    <Stack gap="sm">
      <MarketplaceField
        isOptional
        value={draft.marketplaceId}
        onChange={(marketplaceId) => onChange({ ...draft, marketplaceId })}
      />
      <Input.Wrapper label="Account model" description={MODEL_NOTE} labelElement="div">
        <SegmentedControl
          mt={6}
          aria-label="Account model"
          value={draft.model ?? AS_IS}
          data={[{ value: AS_IS, label: 'Leave as it is' }, ...AccountModel.options]}
          onChange={(next) => onChange({ ...draft, model: next === AS_IS ? null : AccountModel.parse(next) })}
        />
      </Input.Wrapper>
    </Stack>
  )
}
