import { Select } from '@mantine/core'
import { useState } from 'react'
import type { CustomerRef } from '../../shared/contract/customers.ts'
import { useCustomerOffer } from '../customers/use-customer-offer.tsx'

interface CustomerFilterProps {
  readonly chosen: CustomerRef | null
  readonly onChoose: (customerId: string | null) => void
}

/** Narrows the log to what belongs to one customer. */
export function CustomerFilter({ chosen, onChoose }: CustomerFilterProps): React.JSX.Element {
  const [text, setText] = useState('')
  const { select } = useCustomerOffer({ text, value: chosen })
  return (
    <Select
      aria-label="Customer of the events"
      placeholder="Every customer"
      clearable
      searchable
      w={170}
      value={chosen?.id ?? null}
      searchValue={text}
      onSearchChange={setText}
      {...select}
      onChange={onChoose}
    />
  )
}
