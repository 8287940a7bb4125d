import { useLayoutEffect } from 'react'
import { CustomerStatus } from '../../shared/domain/customer.ts'
import { goTo } from '../routes/hash-location.ts'
import { changeFilter, openCreate } from './customers-store.ts'

/** Does what a link to the list asks for (`?status=pending_approval`, `?q=acme`, `?do=create`), once. */
export function useCustomersAddress(query: string): void {
  useLayoutEffect(() => {
    if (query === '') return
    const asked = new URLSearchParams(query)
    const statuses = CustomerStatus.options.filter((status) =>
      asked.get('status')?.split(',').includes(status),
    )
    const search = asked.get('q') ?? undefined
    if (statuses.length > 0 || search !== undefined) changeFilter({ statuses, search, kinds: undefined })
    if (asked.get('do') === 'create') openCreate(true)
    goTo('/customers', { replace: true })
  }, [query])
}
