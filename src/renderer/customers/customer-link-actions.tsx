import { useState } from 'react'
import type { CustomerRef } from '../../shared/contract/customers.ts'
import type { AccountId } from '../../shared/domain/account-id.ts'
import { whyNothingNew } from '../../shared/domain/customer.ts'
import { BulkDialog } from '../pool/bulk-dialog.tsx'
import { poolPath } from '../pool/pool-address.ts'
import { expectLinksTo, selectAccounts } from '../pool/pool-store.ts'
import { goTo } from '../routes/hash-location.ts'
import { NO_SELECTION } from '../ui/grid/selection-rule.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'

interface CustomerLinkActionsProps {
  readonly customer: CustomerRef
  /** The linked accounts that are checked. */
  readonly chosen: readonly AccountId[]
  /** The checked ones were removed, or the dialog was closed. */
  readonly onClosed: () => void
}

/** **Link accounts** and **Remove account from customer** on a customer's page. */
export function CustomerLinkActions(props: CustomerLinkActionsProps): React.JSX.Element {
  const { customer, chosen, onClosed } = props
  const permission = missingPermission(useSession(), 'pool')
  const [removing, setRemoving] = useState<readonly AccountId[]>([])
  return (
    <>
      <GuardedButton
        size="xs"
        variant="default"
        reason={permission ?? whyNothingNew(customer)}
        onClick={() => chooseAccountsFor(customer)}
      >
        Link accounts
      </GuardedButton>
      <GuardedButton
        size="xs"
        variant="default"
        reason={permission ?? (chosen.length === 0 ? 'Check the accounts to remove first.' : null)}
        onClick={() => setRemoving(chosen)}
      >
        Remove account from customer
      </GuardedButton>
      {removing.length > 0 && (
        <BulkDialog
          change="unlink"
          selection={{ kind: 'these', accountIds: [...removing] }}
          onClose={() => {
            setRemoving([])
            onClosed()
          }}
        />
      )}
    </>
  )
}

/** Shows the accounts that nobody has, with a word on what to do there. */
function chooseAccountsFor(customer: CustomerRef): void {
  selectAccounts(NO_SELECTION)
  expectLinksTo(customer)
  goTo(poolPath({ filter: { isLinked: false } }))
}
