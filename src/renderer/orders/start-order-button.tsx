import { IconShoppingCart } from '@tabler/icons-react'
import type { AccountRow } from '../../shared/contract/accounts.ts'
import { isAccountId } from '../../shared/domain/account-id.ts'
import { ACCOUNT_STATUS_LABELS } from '../../shared/domain/account-status.ts'
import { useOperation } from '../api.ts'
import { openDialog, usePoolStore } from '../pool/pool-store.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'

/** **Start order** with exactly the one account that is chosen in the pool (U-06). */
export function StartOrderButton(): React.JSX.Element {
  const selection = usePoolStore((state) => state.selection)
  const permission = missingPermission(useSession(), 'pool')
  const only = selection.kind === 'these' && selection.keys.size === 1 ? [...selection.keys][0] : undefined
  const accountId = only !== undefined && isAccountId(only) ? only : null
  const found = useOperation(
    'accounts.page',
    {
      filter: { search: accountId ?? '' },
      sort: { by: 'added', direction: 'ascending' },
      first: 0,
      count: 1,
    },
    { isEnabled: accountId !== null },
  )
  const row = found.data?.rows.find((each) => each.accountId === accountId)
  return (
    <GuardedButton
      size="compact-xs"
      variant="subtle"
      color="gray"
      reason={permission ?? whyNotOrdered(accountId === null ? null : row)}
      leftSection={<IconShoppingCart size={15} aria-hidden />}
      onClick={() => {
        if (accountId !== null) openDialog({ kind: 'start-order', accountId })
      }}
    >
      Start order
    </GuardedButton>
  )
}

/** Null: several are chosen; undefined: not read yet. */
function whyNotOrdered(row: AccountRow | null | undefined): string | null {
  if (row === null) return 'An order takes one account. Choose exactly one, or place it under Orders.'
  if (row === undefined) return 'Looking at the account.'
  if (!row.isOurs) return 'Another provider owns this account.'
  if (row.hold !== null) return 'It is on hold. Release it first.'
  return row.status === 'ready'
    ? null
    : `It is ${ACCOUNT_STATUS_LABELS[row.status]}. Only a Ready account can be used.`
}
