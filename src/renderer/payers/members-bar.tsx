import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconDatabasePlus, IconLink, IconShieldCheck, IconUnlink, IconX } from '@tabler/icons-react'
import type { Member, MemberSelection } from '../../shared/contract/members.ts'
import pool from '../pool/pool.module.css'
import { CopyMenu } from '../ui/copy-menu.tsx'
import { ROW_COPIES } from '../ui/copy-rows.ts'
import { formatAmount, formatCount } from '../ui/format.ts'
import type { ColumnLayout, GridColumn, GridSelection } from '../ui/grid/grid-types.ts'
import { ALL_MATCHING, NO_SELECTION, selectedCount } from '../ui/grid/selection-rule.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { ListTools } from '../ui/list-tools.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { copyMembers } from './copy-members.ts'
import { membersQuery, readMembersQuery, type MembersAddress } from './members-address.ts'
import type { MembersDialog } from './members-dialogs.tsx'
import { ORGANIZATION_DIALOGS } from './organization-dialogs.ts'

interface MembersBarProps {
  readonly address: MembersAddress
  readonly columns: readonly GridColumn<Member>[]
  readonly selection: GridSelection
  /** The same in the words of the contract; null when nothing is chosen. */
  readonly chosen: MemberSelection | null
  readonly total: number
  readonly layout: ColumnLayout
  readonly onLayout: (layout: ColumnLayout) => void
  readonly onSelect: (selection: GridSelection) => void
  readonly onShow: (parts: Partial<MembersAddress>) => void
  readonly onDialog: (dialog: MembersDialog) => void
}

/** Between filters and grid: how many members there are, and what can be done with those that are chosen (CS-04, CS-05). */
export function MembersBar(props: MembersBarProps): React.JSX.Element {
  const { selection, chosen, total, onSelect, onDialog } = props
  const session = useSession()
  const permission = missingPermission(session, 'pool')
  const onboarding = missingPermission(session, 'onboarding')
  const reason = permission ?? (chosen === null ? 'Check the accounts first.' : null)
  const count = selectedCount(selection, total)
  const action = (
    kind: 'link' | 'unlink' | 'add-to-pool',
    label: string,
    icon: React.ReactNode,
  ): React.JSX.Element => (
    <GuardedButton
      size="compact-xs"
      variant="subtle"
      color="gray"
      reason={reason}
      leftSection={icon}
      onClick={() => {
        if (chosen !== null) onDialog({ kind, selection: chosen })
      }}
    >
      {label}
    </GuardedButton>
  )
  return (
    <div className={pool['listBar']} data-chosen={count > 0 || undefined}>
      <div className={pool['selection']} role="toolbar" aria-label="Selected members">
        {count === 0 ? (
          <output className={pool['total']}>{formatAmount(total, 'account')}</output>
        ) : (
          <>
            <Tooltip label="Let go of the selection (Esc)">
              <ActionIcon size="sm" aria-label="Clear selection" onClick={() => onSelect(NO_SELECTION)}>
                <IconX size={15} />
              </ActionIcon>
            </Tooltip>
            <output className={pool['chosen']}>{formatCount(count)} selected</output>
            {count < total && (
              <Button size="compact-xs" variant="light" onClick={() => onSelect(ALL_MATCHING)}>
                Select all {formatCount(total)} matching
              </Button>
            )}
          </>
        )}
        <span className={pool['divider']} />
        {action('link', 'Associate account to customer', <IconLink size={15} aria-hidden />)}
        {action('unlink', 'Remove account from customer', <IconUnlink size={15} aria-hidden />)}
        {action('add-to-pool', 'Add to pool', <IconDatabasePlus size={15} aria-hidden />)}
        {ORGANIZATION_DIALOGS.verifyRoles !== undefined && (
          <GuardedButton
            size="compact-xs"
            variant="subtle"
            color="gray"
            reason={whyNotVerify(onboarding, chosen)}
            leftSection={<IconShieldCheck size={15} aria-hidden />}
            onClick={() => {
              if (chosen?.kind === 'these') onDialog({ kind: 'verifyRoles', accountIds: chosen.accountIds })
            }}
          >
            Verify roles
          </GuardedButton>
        )}
        {chosen !== null && (
          <CopyMenu
            labels={ROW_COPIES}
            onCopy={(format) => void copyMembers(chosen, props.address.sort, format)}
          />
        )}
      </div>
      {count === 0 && (
        <ListTools
          screen="members"
          query={membersQuery(props.address)}
          columns={props.columns}
          layout={props.layout}
          onQuery={(query) => props.onShow(readMembersQuery(query))}
          onLayout={props.onLayout}
        />
      )}
    </div>
  )
}

/** AWS is asked account by account, so they are chosen one by one. */
const MOST_ROLES = 1000

function whyNotVerify(permission: string | null, chosen: MemberSelection | null): string | null {
  if (permission !== null) return permission
  if (chosen === null) return 'Check the accounts first.'
  return chosen.kind === 'matching' || chosen.accountIds.length > MOST_ROLES
    ? `Check at most ${formatCount(MOST_ROLES)} accounts one by one: AWS is asked for each of them.`
    : null
}
