import { Select } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../api.ts'
import { useCustomerOffer } from '../customers/use-customer-offer.tsx'
import { changeFilter, usePoolStore } from './pool-store.ts'

const ANY = { value: 'any', label: 'Linked to a customer' }
const NONE = { value: 'none', label: 'Without a customer' }

/** The combobox **Customer** of the pool: accounts of one customer, of any, or of none. */
export function CustomerFilter(): React.JSX.Element {
  const id = usePoolStore(({ filter }) => filter.customerIds?.[0] ?? null)
  const isLinked = usePoolStore(({ filter }) => filter.isLinked ?? null)
  const [text, setText] = useState('')
  const named = useOperation(
    'accounts.customers',
    { ids: id === null ? [] : [id] },
    { isEnabled: id !== null },
  )
  const known = named.data?.customers.find((customer) => customer.id === id) ?? null
  const rule = isLinked === null ? null : isLinked ? ANY : NONE
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
        changeFilter({
          customerIds: isRule ? undefined : [chosen],
          // A project belongs to one customer.
          projectIds: undefined,
          isLinked: chosen === ANY.value ? true : chosen === NONE.value ? false : undefined,
        })
      }}
    />
  )
}
