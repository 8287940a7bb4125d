import { Button } from '@mantine/core'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useParams } from 'wouter'
import type { MemberSelection } from '../../shared/contract/members.ts'
import type { Payer } from '../../shared/contract/payers.ts'
import type { AccountId } from '../../shared/domain/account-id.ts'
import { run, useOperation } from '../api.ts'
import { useEvidenceDrop } from '../listings/use-evidence-drop.ts'
import { goTo, useHashQuery } from '../routes/hash-location.ts'
import { asFailure } from '../ui/as-failure.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ExportMenu } from '../ui/export-menu.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import type { GridSelection } from '../ui/grid/grid-types.ts'
import { NO_SELECTION } from '../ui/grid/selection-rule.ts'
import { useColumnLayout } from '../ui/grid/use-column-layout.ts'
import { LoadingState } from '../ui/loading-state.tsx'
import { Page } from '../ui/page.tsx'
import { copyMembers } from './copy-members.ts'
import { MEMBER_COLUMNS, MEMBER_COLUMNS_OF_ALL } from './member-columns.tsx'
import { membersPath, readMembersQuery, type MembersAddress } from './members-address.ts'
import { MembersBar } from './members-bar.tsx'
import { MembersDialogs, type MembersDialog } from './members-dialogs.tsx'
import { MembersFilters } from './members-filters.tsx'
import { MembersGrid } from './members-grid.tsx'
import { MembersToolbar } from './members-toolbar.tsx'

/** The screen **Customer accounts**: the members of one management account, or of all (CS-04). */
export function MembersPage(): React.JSX.Element {
  const { account = null } = useParams<{ account?: string }>()
  const list = useOperation('payers.list', {})
  useEvidenceDrop()
  if (list.error !== null) {
    return <FailureNotice failure={asFailure(list.error)} onNext={() => void list.refetch()} />
  }
  if (list.data === undefined) return <LoadingState />
  const { payers } = list.data
  const payer = payers.find(({ accountId }) => accountId === account) ?? null
  if (account !== null && payer === null) {
    return (
      <EmptyState
        title={`There is no management account ${account} here`}
        next="It may have been removed, or belongs to another provider."
        action={{ label: 'Show MSP accounts', onClick: () => goTo('/aws/msp') }}
      />
    )
  }
  return <Members key={account} payers={payers} payer={payer} />
}

interface MembersProps {
  readonly payers: readonly Payer[]
  /** Null: of all. */
  readonly payer: Payer | null
}

function Members({ payers, payer }: MembersProps): React.JSX.Element {
  const query = useHashQuery()
  const address = useMemo(() => readMembersQuery(query), [query])
  const [dialog, setDialog] = useState<MembersDialog>({ kind: 'none' })
  const [selection, setSelection] = useState<GridSelection>(NO_SELECTION)
  const [total, setTotal] = useState(0)
  const columns = payer === null ? MEMBER_COLUMNS_OF_ALL : MEMBER_COLUMNS
  const [layout, setLayout] = useColumnLayout(payer === null ? 'all-members' : 'members', columns)
  const grid = useRef<{ readonly focus: () => void } | null>(null)
  const focusGrid = (): void => grid.current?.focus()
  const account = payer?.accountId ?? null
  const payerId = payer?.id
  const filter = useMemo(
    () => (payerId === undefined ? address.filter : { ...address.filter, payerId }),
    [address.filter, payerId],
  )
  const show = useCallback(
    (parts: Partial<MembersAddress>): void => {
      // What was chosen under another filter is let go.
      if (parts.filter !== undefined) setSelection(NO_SELECTION)
      goTo(membersPath({ ...address, account, ...parts }), { replace: true })
    },
    [address, account],
  )
  const chosen = chosenMembers(selection, filter)
  return (
    <Page
      title="Customer accounts"
      body="fill"
      description={<Description payer={payer} />}
      toolbar={
        <>
          <ExportMenu
            fileName={account === null ? 'members' : `members-${account}`}
            noun="account"
            total={total}
            write={(file) => run('members.export', { ...file, filter, sort: address.sort })}
          />
          <MembersToolbar payer={payer} onDialog={setDialog} />
        </>
      }
    >
      <MembersFilters
        filter={address.filter}
        onFilter={(next) => show({ filter: next })}
        focusGrid={focusGrid}
      />
      <MembersBar
        address={address}
        columns={columns}
        selection={selection}
        chosen={chosen}
        total={total}
        layout={layout}
        onLayout={setLayout}
        onSelect={setSelection}
        onShow={show}
        onDialog={setDialog}
      />
      <MembersGrid
        columns={columns}
        filter={filter}
        isFiltered={Object.keys(address.filter).length > 0}
        sort={address.sort}
        canAdd={payer !== null}
        layout={layout}
        onLayout={setLayout}
        selection={selection}
        onSelect={setSelection}
        onTotal={setTotal}
        onCopy={() => {
          if (chosen !== null) void copyMembers(chosen, address.sort, 'ids')
        }}
        onShow={show}
        onDialog={setDialog}
        focusRef={grid}
      />
      <MembersDialogs
        dialog={dialog}
        payers={payers}
        payer={payer}
        onClose={() => {
          setDialog({ kind: 'none' })
          // After the dialog gave the focus back to whatever had it.
          setTimeout(focusGrid)
        }}
        onDone={() => setSelection(NO_SELECTION)}
      />
    </Page>
  )
}

function Description({ payer }: { readonly payer: Payer | null }): React.JSX.Element {
  const back = payer === null || payer.isMsp ? '/aws/msp' : '/aws/non-msp'
  return (
    <>
      {payer === null ? (
        'Members of every management account'
      ) : (
        <>
          Members of {payer.name} ({payer.accountId})
        </>
      )}{' '}
      <Button component="a" href={`#${back}`} size="compact-xs" variant="subtle">
        All management accounts
      </Button>
    </>
  )
}

/** What the window chose, in the words of the contract; null when nothing is chosen. */
function chosenMembers(
  selection: GridSelection,
  filter: Extract<MemberSelection, { kind: 'matching' }>['filter'],
): MemberSelection | null {
  // Keys of the grid are the account ids that the core sent.
  if (selection.kind === 'all') {
    return { kind: 'matching', filter, except: [...selection.except] as AccountId[] }
  }
  if (selection.keys.size === 0) return null
  return { kind: 'these', accountIds: [...selection.keys] as AccountId[] }
}
