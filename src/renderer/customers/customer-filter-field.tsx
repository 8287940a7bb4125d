import { Select } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../api.ts'
import { useCustomerOffer } from './use-customer-offer.tsx'

const ANY = { value: 'any', label: 'Linked to a customer' }
const NONE = { value: 'none', label: 'Without a customer' }

/** Whose accounts: those of one customer, of any (`isLinked`), of none, or all (nothing given). */
export interface CustomerChoice {
  readonly customerIds?: string[] | undefined
  readonly isLinked?: boolean | undefined
}

interface CustomerFilterFieldProps {
  readonly choice: CustomerChoice
  readonly onChange: (choice: CustomerChoice) => void
}

/** The combobox **Customer** of a list of accounts. */
export function CustomerFilterField({ choice, onChange }: CustomerFilterFieldProps): React.JSX.Element {
  const id = choice.customerIds?.[0] ?? null
  const [text, setText] = useState('')
  const named = useOperation(
    'accounts.customers',
    { ids: id === null ? [] : [id] },
    { isEnabled: id !== null },
  )
  const known = named.data?.customers.find((customer) => customer.id === id) ?? null
  const rule = choice.isLinked === undefined ? null : choice.isLinked ? ANY : NONE
  const { select } = useCustomerOffer({ text: text === rule?.label ? '' : text, value: known })
  // Only an empty search offers what is not a customer.
  const isSearching = text !== '' && text !== known?.companyName && text !== rule?.label
  return (
    <Select
      aria-label="Customer"
      placeholder="All customers"
      w={180}
      clearable
      searchable
      {...select}
      data={[...(isSearching ? [] : [ANY, NONE]), ...(select.data ?? [])]}
      value={id ?? rule?.value ?? null}
      searchValue={text}
      onSearchChange={setText}
      onFocus={(event) => event.currentTarget.select()}
      comboboxProps={{ width: 420, position: 'bottom-start' }}
      onChange={(chosen) => {
        const isRule = chosen === null || chosen === ANY.value || chosen === NONE.value
        onChange({
          customerIds: isRule ? undefined : [chosen],
          isLinked: chosen === ANY.value ? true : chosen === NONE.value ? false : undefined,
        })
      }}
    />
  )
}
