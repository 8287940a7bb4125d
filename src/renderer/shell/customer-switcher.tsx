import { Select } from '@mantine/core'
import { useState } from 'react'
import { customerPath } from '../customers/customer-path.ts'
import { useCustomerAtWork } from '../customers/use-customer-at-work.ts'
import { useCustomerOffer } from '../customers/use-customer-offer.tsx'
import { goTo } from '../routes/hash-location.ts'
import { useSession } from '../ui/use-session.ts'
import { workOnCustomer } from '../ui/window-store.ts'

/** The combobox **Customer** (MSH-14): the one to work on, those first where the operator assigned himself. */
export function CustomerSwitcher(): React.JSX.Element {
  const { provider } = useSession()
  const value = useCustomerAtWork()
  const [text, setText] = useState('')
  const { select, refOf } = useCustomerOffer({ text, value, isOwnFirst: true })
  return (
    <Select
      aria-label="Customer"
      placeholder="Any customer"
      w={190}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Work on no customer in particular' }}
      allowDeselect={false}
      comboboxProps={{ width: 520, position: 'bottom-start' }}
      value={value?.id ?? null}
      searchValue={text}
      onSearchChange={setText}
      {...select}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(id) => {
        const chosen = id === null ? null : refOf(id)
        workOnCustomer(provider.id, chosen?.identifier ?? null)
        if (chosen !== null) goTo(customerPath(chosen.identifier))
      }}
    />
  )
}
