import type { ChangePreview } from '../../shared/contract/account-changes.ts'
import type { AccountSelection } from '../../shared/contract/accounts.ts'
import { useOperation } from '../api.ts'
import { accountsOf } from './bulk-words.ts'

/** How many accounts will be linked: as many as are selected until the preview knows better (CS-05). */
export function ToBeLinked(props: {
  readonly selection: AccountSelection
  readonly preview: ChangePreview | undefined
}): React.JSX.Element {
  const { selection, preview } = props
  const isRule = selection.kind === 'matching'
  const totals = useOperation(
    'accounts.totals',
    { filter: isRule ? selection.filter : {} },
    { isEnabled: isRule },
  )
  const selected = isRule ? (totals.data?.total ?? 0) - selection.except.length : selection.accountIds.length
  const count = preview?.affected ?? selected
  return <strong>{accountsOf(count)} will be linked.</strong>
}
