import { Menu } from '@mantine/core'
import type { AccountRow, AccountSelection } from '../../shared/contract/accounts.ts'
import { useSession } from '../ui/use-session.ts'
import { copyAccounts } from './copy-accounts.ts'
import classes from './pool.module.css'
import { openDetails, openDialog, type BulkKind } from './pool-store.ts'

/** The context menu of a row, where it was asked for. */
export interface OpenRowMenu {
  readonly row: AccountRow
  readonly at: { readonly x: number; readonly y: number }
}

interface RowMenuProps {
  readonly opened: OpenRowMenu | null
  readonly onClose: () => void
}

/** Right click, or Shift+F10: what can be done with one row. */
export function RowMenu({ opened, onClose }: RowMenuProps): React.JSX.Element | null {
  const { capabilities, settings } = useSession()
  if (opened === null) return null
  const { row, at } = opened
  const only: AccountSelection = { kind: 'these', accountIds: [row.accountId] }
  const bulk = (change: BulkKind): void => openDialog({ kind: 'bulk', change, selection: only })
  const isLocked = !row.isOurs || !capabilities.includes('pool')
  return (
    <Menu opened onClose={onClose} position="bottom-start" offset={0} width={200}>
      <Menu.Target>
        <span className={classes['menuAnchor']} style={{ left: at.x, top: at.y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={`Account ${row.accountId}`}>
        <Menu.Item rightSection="Enter" onClick={() => openDetails(row.accountId)}>
          Open details
        </Menu.Item>
        <Menu.Item disabled={isLocked} rightSection="F2" onClick={() => openDialog({ kind: 'edit', row })}>
          Edit
        </Menu.Item>
        <Menu.Item
          disabled={isLocked || row.status !== 'ready' || row.hold !== null}
          onClick={() => openDialog({ kind: 'start-order', accountId: row.accountId })}
        >
          Start order
        </Menu.Item>
        {row.hold === null ? (
          <Menu.Item disabled={isLocked || row.status !== 'ready'} onClick={() => bulk('hold')}>
            Hold
          </Menu.Item>
        ) : (
          <Menu.Item disabled={isLocked} onClick={() => bulk('release')}>
            Release
          </Menu.Item>
        )}
        {row.status === 'invalid' && settings.allowsRevalidation ? (
          <Menu.Item disabled={isLocked} onClick={() => bulk('revalidate')}>
            Bring back
          </Menu.Item>
        ) : (
          <Menu.Item disabled={isLocked} onClick={() => bulk('mark-invalid')}>
            Mark invalid
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item onClick={() => void copyAccounts(only, 'ids')}>Copy ID</Menu.Item>
        <Menu.Item onClick={() => void copyAccounts(only, 'csv')}>Copy as CSV</Menu.Item>
        <Menu.Item onClick={() => void copyAccounts(only, 'json')}>Copy as JSON</Menu.Item>
        <Menu.Divider />
        <Menu.Item
          c={isLocked ? 'dimmed' : 'var(--mantine-color-error)'}
          disabled={isLocked}
          rightSection="Del"
          onClick={() => bulk('delete')}
        >
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
