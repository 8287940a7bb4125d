import { ImportButton } from '../imports/import-button.tsx'
import { useState } from 'react'
import type { AccountSelection } from '../../shared/contract/accounts.ts'
import type { CustomerRef } from '../../shared/contract/customers.ts'
import type { AccountId } from '../../shared/domain/account-id.ts'
import { whyNothingNew } from '../../shared/domain/customer.ts'
import { BulkDialog } from '../pool/bulk-dialog.tsx'
import { poolPath } from '../pool/pool-address.ts'
import { expectLinksTo, selectAccounts } from '../pool/pool-store.ts'
import { goTo } from '../routes/hash-location.ts'
import type { GridSelection } from '../ui/grid/grid-types.ts'
import { NO_SELECTION } from '../ui/grid/selection-rule.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'

interface CustomerLinkActionsProps {
  readonly customer: CustomerRef
  /** The linked accounts that are checked. */
  readonly chosen: AccountSelection | null
  /** The checked ones were removed, or the dialog was closed. */
  readonly onClosed: () => void
}

/** **Link accounts** and **Remove account from customer** on a customer's page. */
export function CustomerLinkActions(props: CustomerLinkActionsProps): React.JSX.Element {
  const { customer, chosen, onClosed } = props
  const permission = missingPermission(useSession(), 'pool')
  const [removing, setRemoving] = useState<AccountSelection | null>(null)
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
      <ImportButton target="links" size="xs" />
      <GuardedButton
        size="xs"
        variant="default"
        reason={permission ?? (chosen === null ? 'Check the accounts to remove first.' : null)}
        onClick={() => setRemoving(chosen)}
      >
        Remove account from customer
      </GuardedButton>
      {removing !== null && (
        <BulkDialog
          change="unlink"
          target={{ of: 'pool', selection: removing }}
          onDone={() => selectAccounts(NO_SELECTION)}
          onClose={() => {
            setRemoving(null)
            onClosed()
          }}
        />
      )}
    </>
  )
}

/** The checked ones of a customer's linked accounts, in the words of the contract; null when none is. */
export function chosenLinks(customerId: string, selection: GridSelection): AccountSelection | null {
  // Keys of the grid are the account ids that the core sent.
  if (selection.kind === 'all') {
    const except = [...selection.except] as AccountId[]
    return { kind: 'matching', filter: { customerIds: [customerId] }, except }
  }
  if (selection.keys.size === 0) return null
  return { kind: 'these', accountIds: [...selection.keys] as AccountId[] }
}

/** Shows the accounts that nobody has, with a word on what to do there. */
function chooseAccountsFor(customer: CustomerRef): void {
  selectAccounts(NO_SELECTION)
  expectLinksTo(customer)
  goTo(poolPath({ filter: { isLinked: false } }))
}
