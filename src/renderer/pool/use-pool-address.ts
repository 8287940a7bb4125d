import { useLayoutEffect, useRef } from 'react'
import { isAccountId } from '../../shared/domain/account-id.ts'
import { goTo, useHashQuery } from '../routes/hash-location.ts'
import { poolQuery, readPoolQuery } from './pool-address.ts'
import { openDetails, openDialog, showPool, usePoolStore } from './pool-store.ts'

/** Keeps the address and what the pool shows the same: links and Back change the screen, the screen changes the address. */
export function usePoolAddress(): void {
  const query = useHashQuery()
  const { filter, sort, openedId } = usePoolStore()
  const written = useRef<string | null>(null)
  useLayoutEffect(() => {
    const now = query === written.current ? { filter, sort, openedId } : apply(query)
    const wanted = poolQuery({ filter: now.filter, sort: now.sort, account: now.openedId })
    written.current = wanted
    if (wanted !== query) goTo(wanted === '' ? '/pool' : `/pool?${wanted}`, { replace: true })
  }, [query, filter, sort, openedId])
}

/** Shows what an address asks for, and answers with what is shown now. */
function apply(query: string): ReturnType<typeof usePoolStore.getState> {
  const { filter, sort, account } = readPoolQuery(query)
  // An address that names only an account, or nothing, leaves the filter as it was.
  if (poolQuery({ filter, sort }) !== '') showPool({ filter, sort })
  if (account !== null && isAccountId(account)) openDetails(account)
  if (new URLSearchParams(query).get('do') === 'new') openDialog({ kind: 'new' })
  return usePoolStore.getState()
}
