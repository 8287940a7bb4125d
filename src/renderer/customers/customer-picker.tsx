import { Group, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { CustomerRef } from '../../shared/contract/customers.ts'
import type { CustomerKind } from '../../shared/domain/customer.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { useCustomerOffer } from './use-customer-offer.tsx'

interface CustomerPickerProps {
  readonly label: string
  readonly value: CustomerRef | null
  readonly onChange: (customer: CustomerRef | null) => void
  readonly error?: React.ReactNode
  readonly description?: React.ReactNode
  readonly placeholder?: string
  /** Only customers that get new things (invariant 11). */
  readonly onlyActive?: boolean
  readonly kinds?: readonly CustomerKind[]
  /** Offers **Create customer**; it gets what was typed. */
  readonly onCreate?: (text: string) => void
  readonly isRequired?: boolean
}

/** A combobox that finds a customer by name, identifier, domain or email (CS-06). */
export function CustomerPicker(props: CustomerPickerProps): React.JSX.Element {
  const { label, value, onChange, onCreate } = props
  const [text, setText] = useState('')
  const session = useSession()
  const { select, refOf } = useCustomerOffer({ ...props, text })
  return (
    <Group align="end" gap={6} wrap="nowrap">
      <Select
        flex={1}
        label={label}
        description={props.description}
        placeholder={props.placeholder ?? 'Name, identifier, domain or email'}
        withAsterisk={props.isRequired === true}
        error={props.error}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': `Clear ${label}` }}
        allowDeselect={false}
        value={value?.id ?? null}
        searchValue={text}
        onSearchChange={setText}
        {...select}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(id) => onChange(id === null ? null : refOf(id))}
      />
      {onCreate !== undefined && (
        <GuardedButton
          variant="default"
          flex="none"
          leftSection={<IconPlus size={14} aria-hidden />}
          reason={missingPermission(session, 'onboarding')}
          onClick={() => onCreate(text === value?.companyName ? '' : text.trim())}
        >
          Create customer
        </GuardedButton>
      )}
    </Group>
  )
}
