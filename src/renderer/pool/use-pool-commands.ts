import { useEffect } from 'react'
import { ACCOUNT_STATUS_LABELS, AccountStatus } from '../../shared/domain/account-status.ts'
import { offerCommands } from '../shell/commands.ts'
import { ALL_MATCHING } from '../ui/grid/selection-rule.ts'
import { changeFilter, openDialog, selectAccounts, showPool } from './pool-store.ts'

/** Offers what the pool can do in **Search or run a command**. */
export function usePoolCommands(): void {
  useEffect(() => {
    offerCommands('pool', [
      ...AccountStatus.options.map((status) => ({
        id: `pool-${status}`,
        label: `Show ${ACCOUNT_STATUS_LABELS[status]}`,
        description: 'Filter the pool by this status',
        run: () => changeFilter({ statuses: [status] }),
      })),
      { id: 'pool-held', label: 'Show held accounts', run: () => changeFilter({ isHeld: true }) },
      {
        id: 'pool-linked',
        label: 'Show linked accounts',
        run: () => changeFilter({ isLinked: true, customerIds: undefined }),
      },
      {
        id: 'pool-unlinked',
        label: 'Show accounts without a customer',
        run: () => changeFilter({ isLinked: false, customerIds: undefined }),
      },
      { id: 'pool-clear', label: 'Clear all filters', run: () => showPool({ filter: {} }) },
      { id: 'pool-all', label: 'Select all matching accounts', run: () => selectAccounts(ALL_MATCHING) },
      { id: 'pool-export', label: 'Export accounts', run: () => openDialog({ kind: 'export' }) },
    ])
    return () => offerCommands('pool', [])
  }, [])
}
