import type { ChangePreview } from '../../shared/contract/accounts.ts'
import { useOperation } from '../api.ts'
import { accountsOf } from './bulk-words.ts'
import type { BulkTarget } from './use-bulk-work.ts'

/** How many accounts will be linked: as many as are selected until the preview knows better (CS-05). */
export function ToBeLinked(props: {
  readonly target: BulkTarget
  readonly preview: ChangePreview | undefined
}): React.JSX.Element {
  const count = useSelected(props.target)
  return <strong>{accountsOf(props.preview?.affected ?? count)} will be linked.</strong>
}

function useSelected({ of, selection }: BulkTarget): number {
  const isRule = selection.kind === 'matching'
  const accounts = useOperation(
    'accounts.totals',
    { filter: of === 'pool' && isRule ? selection.filter : {} },
    { isEnabled: of === 'pool' && isRule },
  )
  const members = useOperation(
    'members.totals',
    { filter: of === 'members' && isRule ? selection.filter : {} },
    { isEnabled: of === 'members' && isRule },
  )
  if (!isRule) return selection.accountIds.length
  return ((of === 'pool' ? accounts : members).data?.total ?? 0) - selection.except.length
}
