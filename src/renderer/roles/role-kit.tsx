import { Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { RoleAccount, RoleConnection } from '../../shared/contract/roles.ts'
import { call, useOperation } from '../api.ts'
import { usePayerRule } from '../payers/use-payer-rule.ts'
import { asFailure } from '../ui/as-failure.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice, showFailure } from '../ui/failure-notice.tsx'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { CopyableText } from './copyable-text.tsx'
import { CreateRoleDialog } from './create-role-dialog.tsx'
import { ExternalIdField } from './external-id-field.tsx'
import { RoleLetter } from './role-letter.tsx'
import { RoleStanding } from './role-standing.tsx'
import { RotateDialog } from './rotate-dialog.tsx'

/** The kit of one account. Without an external ID there is none yet: it is made here. */
export function RoleKit({ account }: { readonly account: RoleAccount }): React.JSX.Element {
  const { accountId, connection } = account
  const reason = missingPermission(useSession(), 'onboarding')
  if (connection !== null && connection.state !== 'removed') {
    return <Kit account={account} connection={connection} whyNot={reason} />
  }
  return (
    <EmptyState
      title="There is no external ID yet"
      next={reason ?? 'Make one for this account: the kit is built around it.'}
      {...(reason === null
        ? {
            action: {
              label: 'Make the role kit',
              onClick: () => void call('roles.prepare', { accountId }).catch(showFailure),
            },
          }
        : {})}
    />
  )
}

interface KitProps {
  readonly account: RoleAccount
  readonly connection: RoleConnection
  readonly whyNot: string | null
}

function Kit({ account, connection, whyNot }: KitProps): React.JSX.Element {
  const { accountId, creation, payer } = account
  const whyPayerCannot = usePayerRule()
  const [dialog, setDialog] = useState<'none' | 'create' | 'rotate'>('none')
  const read = useOperation('roles.kit', { accountId })
  const whyNoCreation =
    whyNot ??
    (payer === null ? null : whyPayerCannot(payer.id, 'role')) ??
    (creation !== null ? 'It waits in the AWS outbox already.' : null) ??
    (connection.state === 'none' ? null : 'The account has a role already.')
  return (
    <Stack gap="lg">
      <RoleStanding connection={connection} />
      <ExternalIdField externalId={connection.externalId} />
      <Group gap="xs">
        <GuardedButton reason={whyNoCreation} onClick={() => setDialog('create')}>
          Create the role for me
        </GuardedButton>
        <GuardedButton variant="default" reason={whyNot} onClick={() => setDialog('rotate')}>
          New external ID
        </GuardedButton>
      </Group>
      {read.error !== null && <FailureNotice failure={asFailure(read.error)} />}
      {read.error === null && read.data === undefined && <LoadingState />}
      {read.data !== undefined && read.error === null && (
        <>
          {read.data.link === null ? (
            <Text size="sm">The console of this partition is in no public network, so there is no link.</Text>
          ) : (
            <CopyableText
              label="Link to the console"
              use="Begins the stack. For the customer, signed in to the account."
              text={read.data.link}
            />
          )}
          {read.data.files.map(({ fileName, title, use, text }) => (
            <CopyableText key={fileName} label={title} use={use} text={text} fileName={fileName} />
          ))}
          <RoleLetter account={account} letter={read.data.letter} whyNot={whyNot} />
        </>
      )}
      {dialog === 'create' && <CreateRoleDialog account={account} onClose={() => setDialog('none')} />}
      {dialog === 'rotate' && (
        <RotateDialog accountId={accountId} connection={connection} onClose={() => setDialog('none')} />
      )}
    </Stack>
  )
}
