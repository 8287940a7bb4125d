import { useState } from 'react'
import type { TagDefinition } from '../../shared/contract/tags.ts'
import { TAG_TYPE_LABELS } from '../../shared/domain/tag-value.ts'
import { call, useOperation } from '../api.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { formatCount } from '../ui/format.ts'
import { LoadingState } from '../ui/loading-state.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useSession } from '../ui/use-session.ts'
import { ListSection, type ListColumn } from './list-section.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { TagDialog } from './tag-dialog.tsx'

const COLUMNS: readonly ListColumn<TagDefinition>[] = [
  { title: 'Name', cell: ({ name }) => name },
  { title: 'Type', cell: ({ type }) => TAG_TYPE_LABELS[type] },
  { title: 'Rules', cell: rulesOf },
  { title: 'Default', cell: ({ defaultValue }) => defaultValue ?? '' },
  { title: 'Customers', isNumber: true, cell: ({ customers }) => formatCount(customers) },
]

type Open =
  | { readonly kind: 'edit'; readonly id: string | null }
  | { readonly kind: 'remove'; readonly row: TagDefinition }

/** Which tags customers have (MSH-03, MSH-20). */
export function TagsTab(): React.JSX.Element {
  const session = useSession()
  const { data, error, refetch } = useOperation('tags.definitions', {})
  const [open, setOpen] = useState<Open | null>(null)
  const close = (): void => setOpen(null)
  if (error !== null) return <FailureNotice failure={error.failure} onNext={() => void refetch()} />
  if (data === undefined) return <LoadingState label="Reading the tags" />
  const rows = data.definitions
  return (
    <>
      <ListSection<TagDefinition>
        label="Tags"
        description="What can be noted of every customer. Restricted tags are set by partners and admins only; immutable ones when a customer is created."
        addLabel="New tag"
        rows={rows}
        nameOf={({ name }) => name}
        columns={COLUMNS}
        whyReadOnly={missingPermission(session, 'administer')}
        whyStays={() => null}
        onAdd={() => setOpen({ kind: 'edit', id: null })}
        onEdit={({ id }) => setOpen({ kind: 'edit', id })}
        onRemove={(row) => setOpen({ kind: 'remove', row })}
      />
      {open?.kind === 'edit' && (
        <TagDialog tag={rows.find(({ id }) => id === open.id) ?? null} onClose={close} />
      )}
      {open?.kind === 'remove' && (
        <RemoveDialog
          what={`the tag ${open.row.name}`}
          remove={async () => {
            const { id, rev, name } = open.row
            const { changeId } = await call('tags.removeDefinition', { id, rev })
            showUndoToast({ message: `The tag ${name} and its values are removed.`, changeId })
          }}
          onClose={close}
        />
      )}
    </>
  )
}

function rulesOf(tag: TagDefinition): string {
  const rules = [
    tag.isRestricted ? 'restricted' : '',
    tag.isImmutable ? 'immutable' : '',
    tag.isMandatory ? 'mandatory' : '',
    tag.pattern === null ? '' : 'pattern',
  ]
  return rules.filter((rule) => rule !== '').join(', ')
}
