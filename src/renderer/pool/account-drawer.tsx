import { Button, Drawer, Group } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import type { AccountRow } from '../../shared/contract/accounts.ts'
import type { AccountId } from '../../shared/domain/account-id.ts'
import { run, useOperation } from '../api.ts'
import { RoleMenu } from '../roles/role-menu.tsx'
import { asFailure } from '../ui/as-failure.ts'
import { copyText } from '../ui/copy-text.ts'
import { ExportMenu } from '../ui/export-menu.tsx'
import { FailureNotice, showFailure } from '../ui/failure-notice.tsx'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { AccountFields } from './account-fields.tsx'
import { AccountHistory } from './account-history.tsx'
import { openDetails, openDialog, usePoolStore, type BulkKind } from './pool-store.ts'
import classes from './pool.module.css'

/** Everything about one account, and what happened to it. */
export function AccountDrawer({ focusGrid }: { readonly focusGrid: () => void }): React.JSX.Element {
  const openedId = usePoolStore((state) => state.openedId)
  const close = (): void => {
    openDetails(null)
    setTimeout(focusGrid)
  }
  return (
    <Drawer
      opened={openedId !== null}
      onClose={close}
      position="right"
      size={460}
      title={`Account ${openedId ?? ''}`}
      overlayProps={{ backgroundOpacity: 0.15 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {openedId !== null && <Details accountId={openedId} />}
    </Drawer>
  )
}

function Details({ accountId }: { readonly accountId: AccountId }): React.JSX.Element {
  const found = useOperation('accounts.get', { accountId })
  if (found.error !== null) {
    return <FailureNotice failure={asFailure(found.error)} onNext={() => void found.refetch()} />
  }
  if (found.data === undefined || found.data.account.accountId !== accountId) return <LoadingState />
  const { account, history } = found.data
  return (
    <div className={classes['details']}>
      <DetailsActions row={account} />
      <AccountFields row={account} />
      <Group justify="space-between" align="baseline">
        <h3 className={classes['detailsHeading']}>History</h3>
        <ExportMenu
          fileName={`account-${accountId}`}
          noun="event"
          total={history.length}
          write={(file) => run('history.export', { ...file, of: { kind: 'account', accountId } })}
        />
      </Group>
      <AccountHistory entries={history} />
    </div>
  )
}

const IN_USE = 'An order is using this account.'

function DetailsActions({ row }: { readonly row: AccountRow }): React.JSX.Element {
  const permission = missingPermission(useSession(), 'pool')
  const reason = row.isOurs
    ? permission
    : 'Another provider owns this account. Switch the provider to change it.'
  const bulk = (change: BulkKind): void =>
    openDialog({ kind: 'bulk', change, selection: { kind: 'these', accountIds: [row.accountId] } })
  return (
    <Group gap={6}>
      <GuardedButton
        size="xs"
        variant="default"
        reason={reason}
        onClick={() => openDialog({ kind: 'edit', row })}
      >
        Edit
      </GuardedButton>
      {row.hold === null ? (
        <GuardedButton size="xs" variant="default" reason={reason} onClick={() => bulk('hold')}>
          Hold
        </GuardedButton>
      ) : (
        <GuardedButton size="xs" variant="default" reason={reason} onClick={() => bulk('release')}>
          Release
        </GuardedButton>
      )}
      <GuardedButton
        size="xs"
        variant="default"
        reason={reason}
        onClick={() => bulk(row.status === 'invalid' ? 'revalidate' : 'mark-invalid')}
      >
        {row.status === 'invalid' ? 'Bring back' : 'Mark invalid'}
      </GuardedButton>
      <GuardedButton
        size="xs"
        variant="default"
        reason={reason ?? (row.status === 'provisioning_in_progress' ? IN_USE : null)}
        onClick={() => bulk(row.customer === null ? 'link' : 'unlink')}
      >
        {row.customer === null ? 'Link to customer' : 'Remove from customer'}
      </GuardedButton>
      {row.isOurs && <RoleMenu accountId={row.accountId} />}
      <Button
        size="xs"
        variant="subtle"
        onClick={() => void copyId(row.accountId)}
        leftSection={<IconCopy size={14} aria-hidden />}
      >
        Copy ID
      </Button>
    </Group>
  )
}

async function copyId(accountId: AccountId): Promise<void> {
  try {
    await copyText(accountId)
  } catch (error) {
    showFailure(error)
  }
}
