import { useState } from 'react'
import type { Provider } from '../../shared/contract/session.ts'
import { call } from '../api.ts'
import { formatCount } from '../ui/format.ts'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { ListSection } from './list-section.tsx'
import { whyProviderStays } from './permission.ts'
import { ProviderDialog } from './provider-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'

type Open =
  | { readonly kind: 'edit'; readonly id: string | null }
  | { readonly kind: 'remove'; readonly row: Provider }

/** Providers: who holds accounts (CB-03). */
export function ProvidersTab(): React.JSX.Element {
  const session = useSession()
  const [open, setOpen] = useState<Open | null>(null)
  const close = (): void => setOpen(null)
  return (
    <>
      <ListSection<Provider>
        label="Providers"
        description="Every account belongs to the provider that added it, for good. Accounts of other providers can be seen, but neither edited nor picked."
        addLabel="New provider"
        rows={session.providers}
        nameOf={({ name }) => name}
        columns={[
          { title: 'Name', cell: ({ name }) => name },
          { title: 'Tier', cell: ({ tier }) => (tier === 'distributor' ? 'Distributor' : 'Reseller') },
          { title: 'Email domains', cell: ({ emailDomains }) => emailDomains.join(', ') },
          { title: 'Accounts', isNumber: true, cell: ({ accounts }) => formatCount(accounts) },
        ]}
        whyReadOnly={missingPermission(session, 'administer')}
        whyStays={(row) => whyProviderStays(row, session)}
        onAdd={() => setOpen({ kind: 'edit', id: null })}
        onEdit={({ id }) => setOpen({ kind: 'edit', id })}
        onRemove={(row) => setOpen({ kind: 'remove', row })}
      />
      {open?.kind === 'edit' && (
        <ProviderDialog
          provider={session.providers.find(({ id }) => id === open.id) ?? null}
          onClose={close}
        />
      )}
      {open?.kind === 'remove' && (
        <RemoveDialog
          what={`the provider ${open.row.name}`}
          remove={() => call('providers.remove', { id: open.row.id, rev: open.row.rev })}
          onClose={close}
        />
      )}
    </>
  )
}
