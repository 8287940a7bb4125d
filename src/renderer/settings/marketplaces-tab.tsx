import { useState } from 'react'
import type { Marketplace } from '../../shared/contract/session.ts'
import { call } from '../api.ts'
import { formatCount } from '../ui/format.ts'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { ListSection, type ListColumn } from './list-section.tsx'
import { MarketplaceDialog } from './marketplace-dialog.tsx'
import { whyMarketplaceStays } from './permission.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import classes from './settings.module.css'

const COLUMNS: readonly ListColumn<Marketplace>[] = [
  { title: 'Marketplace ID', cell: ({ code }) => <span className={classes['code']}>{code}</span> },
  { title: 'Name', cell: ({ name }) => name },
  { title: 'Default model', cell: ({ defaultModel }) => defaultModel ?? '' },
  { title: 'Currency', cell: ({ currency }) => currency ?? '' },
  { title: 'Pool target', isNumber: true, cell: ({ poolTarget }) => planned(poolTarget) },
  { title: 'Reorder level', isNumber: true, cell: ({ reorderAt }) => planned(reorderAt) },
  { title: 'Accounts', isNumber: true, cell: ({ accounts }) => formatCount(accounts) },
]

type Open =
  | { readonly kind: 'edit'; readonly id: string | null }
  | { readonly kind: 'remove'; readonly row: Marketplace }

/** Marketplaces of the provider in charge (CB-17). */
export function MarketplacesTab(): React.JSX.Element {
  const session = useSession()
  const [open, setOpen] = useState<Open | null>(null)
  const close = (): void => setOpen(null)
  const rows = session.marketplaces.filter(({ providerId }) => providerId === session.provider.id)
  return (
    <>
      <ListSection<Marketplace>
        label="Marketplaces"
        description={`Where the accounts of ${session.provider.name} will be used. Target and reorder level make the dashboard warn in time.`}
        addLabel="New marketplace"
        rows={rows}
        nameOf={({ code }) => code}
        columns={COLUMNS}
        whyReadOnly={missingPermission(session, 'pool')}
        whyStays={whyMarketplaceStays}
        onAdd={() => setOpen({ kind: 'edit', id: null })}
        onEdit={({ id }) => setOpen({ kind: 'edit', id })}
        onRemove={(row) => setOpen({ kind: 'remove', row })}
      />
      {open?.kind === 'edit' && (
        <MarketplaceDialog marketplace={rows.find(({ id }) => id === open.id) ?? null} onClose={close} />
      )}
      {open?.kind === 'remove' && (
        <RemoveDialog
          what={`the marketplace ${open.row.code}`}
          remove={() => call('marketplaces.remove', { id: open.row.id, rev: open.row.rev })}
          onClose={close}
        />
      )}
    </>
  )
}

function planned(count: number | null): string {
  return count === null ? '' : formatCount(count)
}
