import {
  IconArrowBackUp,
  IconBan,
  IconFolderMinus,
  IconFolderPlus,
  IconLink,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconTrash,
  IconUnlink,
} from '@tabler/icons-react'
import type { CopyFormat } from '../../shared/contract/row-text.ts'
import { useOperation } from '../api.ts'
import { CopyMenu } from '../ui/copy-menu.tsx'
import { ROW_COPIES } from '../ui/copy-rows.ts'
import { BulkButton, SelectionToolbar } from '../ui/grid/list-bar.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { StartOrderButton } from '../orders/start-order-button.tsx'
import { copyAccounts } from './copy-accounts.ts'
import { chosenAccounts, openDialog, selectAccounts, usePoolStore, type BulkKind } from './pool-store.ts'

/** What can be done with the chosen accounts, and the offer to choose all that match. */
export function SelectionBar({ count }: { readonly count: number }): React.JSX.Element {
  const { selection, filter, total } = usePoolStore()
  const session = useSession()
  const totals = useOperation('accounts.totals', { filter })
  const reason = missingPermission(session, 'pool')
  // Only accounts of one customer go into a project.
  const [customerId, ...others] = filter.customerIds ?? []
  const isProject = filter.projectIds !== undefined
  const isOneCustomer = customerId !== undefined && others.length === 0
  const open = (change: BulkKind): void => {
    const chosen = chosenAccounts({ selection, filter })
    if (chosen === null) return
    openDialog({ kind: 'bulk', change, selection: chosen, ...(isOneCustomer ? { customerId } : {}) })
  }
  const copy = (format: CopyFormat): void => {
    const chosen = chosenAccounts({ selection, filter })
    if (chosen !== null) void copyAccounts(chosen, format)
  }
  const action = (
    change: BulkKind,
    label: string,
    icon: React.ReactNode,
    isDangerous = false,
  ): React.JSX.Element => (
    <BulkButton reason={reason} icon={icon} isDangerous={isDangerous} onClick={() => open(change)}>
      {label}
    </BulkButton>
  )
  const mayRevalidate = session.settings.allowsRevalidation && (totals.data?.byStatus.invalid ?? 0) > 0
  return (
    <SelectionToolbar label="Selected accounts" count={count} total={total} onSelect={selectAccounts}>
      {action('edit', 'Edit selected', <IconPencil size={15} aria-hidden />)}
      <StartOrderButton />
      {action('mark-invalid', 'Mark invalid', <IconBan size={15} aria-hidden />)}
      {action('hold', 'Hold', <IconPlayerPause size={15} aria-hidden />)}
      {(totals.data?.held ?? 0) > 0 && action('release', 'Release', <IconPlayerPlay size={15} aria-hidden />)}
      {mayRevalidate && action('revalidate', 'Bring back', <IconArrowBackUp size={15} aria-hidden />)}
      {!isOneCustomer && action('link', 'Link to customer', <IconLink size={15} aria-hidden />)}
      {action('unlink', 'Remove from customer', <IconUnlink size={15} aria-hidden />)}
      {isOneCustomer &&
        !isProject &&
        action('assign', 'Put into project', <IconFolderPlus size={15} aria-hidden />)}
      {isProject && action('unassign', 'Take out of project', <IconFolderMinus size={15} aria-hidden />)}
      {action('delete', 'Delete selected', <IconTrash size={15} aria-hidden />, true)}
      <CopyMenu labels={ROW_COPIES} onCopy={copy} />
    </SelectionToolbar>
  )
}
