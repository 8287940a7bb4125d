import { useState } from 'react'
import type { Operator } from '../../shared/contract/session.ts'
import { call } from '../api.ts'
import { roleName } from '../failure-text.ts'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { ListSection } from './list-section.tsx'
import { OperatorDialog } from './operator-dialog.tsx'
import { whyOperatorStays } from './permission.ts'
import { RemoveDialog } from './remove-dialog.tsx'

type Open =
  | { readonly kind: 'edit'; readonly id: string | null }
  | { readonly kind: 'remove'; readonly row: Operator }

/** Operators: who works with this workspace, and what they may do. */
export function OperatorsTab(): React.JSX.Element {
  const session = useSession()
  const [open, setOpen] = useState<Open | null>(null)
  const close = (): void => setOpen(null)
  const providerName = (id: string | null): string =>
    session.providers.find((provider) => provider.id === id)?.name ?? 'Every provider'
  return (
    <>
      <ListSection<Operator>
        label="Operators"
        description="Who works with this workspace. Whatever is done is logged under the operator chosen in the top bar."
        addLabel="New operator"
        rows={session.operators}
        nameOf={({ name }) => name}
        columns={[
          { title: 'Name', cell: ({ name }) => name },
          { title: 'Role', cell: ({ role }) => roleName(role) },
          { title: 'Works for', cell: ({ providerId }) => providerName(providerId) },
          { title: 'Email', cell: ({ email }) => email },
          { title: 'Partner', cell: ({ isPartner }) => (isPartner ? 'Yes' : '') },
        ]}
        whyReadOnly={missingPermission(session, 'administer')}
        whyStays={(row) => whyOperatorStays(row, session)}
        onAdd={() => setOpen({ kind: 'edit', id: null })}
        onEdit={({ id }) => setOpen({ kind: 'edit', id })}
        onRemove={(row) => setOpen({ kind: 'remove', row })}
      />
      {open?.kind === 'edit' && (
        <OperatorDialog
          operator={session.operators.find(({ id }) => id === open.id) ?? null}
          onClose={close}
        />
      )}
      {open?.kind === 'remove' && (
        <RemoveDialog
          what={`the operator ${open.row.name}`}
          remove={() => call('operators.remove', { id: open.row.id, rev: open.row.rev })}
          onClose={close}
        />
      )}
    </>
  )
}
