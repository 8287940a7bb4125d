import { Input, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useState } from 'react'
import type { AccountChange } from '../../shared/contract/account-changes.ts'
import type { CustomerRef } from '../../shared/contract/customers.ts'
import { AccountModel } from '../../shared/domain/account-model.ts'
import { CustomerPicker } from '../customers/customer-picker.tsx'
import { MODEL_NOTE } from './edit-account-dialog.tsx'
import { MarketplaceField } from './marketplace-field.tsx'
import { ProjectField } from './project-field.tsx'
import type { BulkKind } from './pool-store.ts'

/** What was filled in for a bulk change. */
export interface BulkDraft {
  readonly marketplaceId: string | null
  readonly model: AccountModel | null
  readonly reason: string
  /** YYYY-MM-DD, or null for until released. */
  readonly until: string | null
  readonly customer: CustomerRef | null
  readonly projectId: string | null
}

/** Nothing filled in. */
export const EMPTY_DRAFT: BulkDraft = {
  marketplaceId: null,
  model: null,
  reason: '',
  until: null,
  customer: null,
  projectId: null,
}

/** The change that a draft describes, of accounts of one customer if need be; null while something needed is missing. */
export function changeOf(kind: BulkKind, draft: BulkDraft, customerId: string | null): AccountChange | null {
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
    case 'link':
      return draft.customer === null ? null : { kind, customerId: draft.customer.id }
    case 'unlink':
      return { kind, reason: reason === '' ? null : reason }
    case 'assign': {
      const { projectId } = draft
      return projectId === null || customerId === null ? null : { kind, projectId, customerId }
    }
    case 'release':
    case 'delete':
    case 'unassign':
      return { kind }
  }
}

const REASONS = {
  'mark-invalid': 'e.g. root email bounced',
  revalidate: 'e.g. root email bounced',
  hold: 'e.g. quota used up until month end',
  unlink: 'e.g. contract ended',
} as const

interface BulkFormProps {
  readonly kind: BulkKind
  readonly draft: BulkDraft
  /** Whose projects there are to choose from. */
  readonly customerId: string | null
  /** What is wrong with the chosen customer. */
  readonly customerProblem: string | null
  readonly onChange: (draft: BulkDraft) => void
  /** Asks for a new customer, with what was typed of its name. */
  readonly onCreateCustomer: (name: string) => void
}

/** What a bulk change needs to know. */
export function BulkForm(props: BulkFormProps): React.JSX.Element | null {
  const { kind, draft, onChange } = props
  const [today] = useState(() => new Date().toISOString().slice(0, 10))
  if (kind === 'release' || kind === 'delete' || kind === 'unassign') return null
  if (kind === 'edit') return <EditFields draft={draft} onChange={onChange} />
  if (kind === 'assign') {
    return props.customerId === null ? null : (
      <ProjectField
        customerId={props.customerId}
        value={draft.projectId}
        onChange={(projectId) => onChange({ ...draft, projectId })}
      />
    )
  }
  if (kind === 'link') {
    return (
      <CustomerPicker
        label="Select a customer to associate with the accounts"
        onlyActive
        value={draft.customer}
        error={props.customerProblem}
        onChange={(customer) => onChange({ ...draft, customer })}
        onCreate={props.onCreateCustomer}
      />
    )
  }
  return (
    <Stack gap="sm">
      <TextInput
        label="Reason"
        withAsterisk={kind !== 'unlink'}
        data-autofocus={kind !== 'unlink' || undefined}
        maxLength={500}
        placeholder={REASONS[kind]}
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

function EditFields({ draft, onChange }: Pick<BulkFormProps, 'draft' | 'onChange'>): React.JSX.Element {
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
