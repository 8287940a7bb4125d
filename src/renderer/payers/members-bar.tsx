import { IconDatabasePlus, IconLink, IconShieldCheck, IconUnlink } from '@tabler/icons-react'
import type { Member, MemberSelection } from '../../shared/contract/members.ts'
import { CopyMenu } from '../ui/copy-menu.tsx'
import { ROW_COPIES } from '../ui/copy-rows.ts'
import { formatAmount, formatCount } from '../ui/format.ts'
import type { ColumnLayout, GridColumn, GridSelection } from '../ui/grid/grid-types.ts'
import { BulkButton, ListBar, ListTotal, SelectionToolbar } from '../ui/grid/list-bar.tsx'
import { selectedCount } from '../ui/grid/selection-rule.ts'
import { ListTools } from '../ui/list-tools.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { copyMembers } from './copy-members.ts'
import { membersQuery, readMembersQuery, type MembersAddress } from './members-address.ts'
import type { MembersDialog } from './members-dialogs.tsx'

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
    <BulkButton
      reason={reason}
      icon={icon}
      onClick={() => {
        if (chosen !== null) onDialog({ kind, selection: chosen })
      }}
    >
      {label}
    </BulkButton>
  )
  return (
    <ListBar isChosen={count > 0}>
      <SelectionToolbar
        label="Selected members"
        count={count}
        total={total}
        onSelect={onSelect}
        unchosen={<ListTotal>{formatAmount(total, 'account')}</ListTotal>}
      >
        {action('link', 'Associate account to customer', <IconLink size={15} aria-hidden />)}
        {action('unlink', 'Remove account from customer', <IconUnlink size={15} aria-hidden />)}
        {action('add-to-pool', 'Add to pool', <IconDatabasePlus size={15} aria-hidden />)}
        <BulkButton
          reason={whyNotVerify(onboarding, chosen)}
          icon={<IconShieldCheck size={15} aria-hidden />}
          onClick={() => {
            if (chosen?.kind === 'these') onDialog({ kind: 'verifyRoles', accountIds: chosen.accountIds })
          }}
        >
          Verify roles
        </BulkButton>
        {chosen !== null && (
          <CopyMenu
            labels={ROW_COPIES}
            onCopy={(format) => void copyMembers(chosen, props.address.sort, format)}
          />
        )}
      </SelectionToolbar>
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
    </ListBar>
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
