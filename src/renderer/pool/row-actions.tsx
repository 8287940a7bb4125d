import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import type { AccountRow } from '../../shared/contract/accounts.ts'
import { useMay } from '../ui/use-session.ts'
import { openDialog } from './pool-store.ts'

const LOCKED = 'Another provider owns this account. Switch the provider to change it.'

/** Pencil and trash of a row; by keyboard F2 and Delete. */
export function RowActions({ row }: { readonly row: AccountRow }): React.JSX.Element {
  const isAllowed = useMay('pool') && row.isOurs
  const id = row.accountId
  return (
    <Tooltip label={row.isOurs ? 'Your role cannot change accounts.' : LOCKED} disabled={isAllowed}>
      <span>
        <ActionIcon
          size="sm"
          tabIndex={-1}
          aria-label={`Edit ${id}`}
          disabled={!isAllowed}
          onClick={() => openDialog({ kind: 'edit', row })}
        >
          <IconPencil size={15} stroke={1.7} />
        </ActionIcon>
        <ActionIcon
          size="sm"
          tabIndex={-1}
          aria-label={`Delete ${id}`}
          disabled={!isAllowed}
          onClick={() =>
            openDialog({ kind: 'bulk', change: 'delete', selection: { kind: 'these', accountIds: [id] } })
          }
        >
          <IconTrash size={15} stroke={1.7} />
        </ActionIcon>
      </span>
    </Tooltip>
  )
}
