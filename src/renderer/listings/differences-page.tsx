import { Button } from '@mantine/core'
import { IconChecks, IconFilterOff, IconListCheck, IconRefresh } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useParams } from 'wouter'
import type {
  Difference,
  DifferenceId,
  DifferenceSelection,
  DifferenceSort,
} from '../../shared/contract/listings.ts'
import type { CopyFormat } from '../../shared/contract/row-text.ts'
import { call, run, useOperation } from '../api.ts'
import { goTo, useHashQuery } from '../routes/hash-location.ts'
import { asFailure } from '../ui/as-failure.ts'
import { copiedAs, copyRows } from '../ui/copy-rows.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ExportMenu } from '../ui/export-menu.tsx'
import { FailureNotice, showFailure } from '../ui/failure-notice.tsx'
import { onCoreChange } from '../ui/grid/core-changes.ts'
import { DataGrid } from '../ui/grid/data-grid.tsx'
import type { GridSelection, GridSource } from '../ui/grid/grid-types.ts'
import { NO_SELECTION, selectedCount } from '../ui/grid/selection-rule.ts'
import { useColumnLayout } from '../ui/grid/use-column-layout.ts'
import { GuardedButton, GuardedIcon } from '../ui/guarded-button.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { Page } from '../ui/page.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useSession } from '../ui/use-session.ts'
import { AcceptDialog } from './accept-dialog.tsx'
import { DIFFERENCE_COLUMNS, differenceKey } from './difference-columns.tsx'
import { DifferenceFilters } from './difference-filters.tsx'
import {
  differencesPath,
  differencesQuery,
  readDifferencesQuery,
  type DifferencesAddress,
} from './differences-address.ts'
import { chosenDifferences, DifferencesBar } from './differences-bar.tsx'
import { ListingsDrawer } from './listings-drawer.tsx'
import { SyncDialog } from './sync-dialog.tsx'
import { useEvidenceDrop } from './use-evidence-drop.ts'

type Open =
  | { readonly kind: 'none' | 'sync' | 'listings' }
  | { readonly kind: 'accept'; readonly selection: DifferenceSelection }

const onStale = onCoreChange(['aws.changed', 'pool.changed', 'customers.changed'])

/** The screen **Differences** of a management account: where AWS and our records disagree. */
export function DifferencesPage(): React.JSX.Element {
  const { account } = useParams<{ account: string }>()
  useEvidenceDrop()
  const list = useOperation('listings.organizations', {})
  const organization = list.data?.organizations.find(({ accountId }) => accountId === account)
  if (organization !== undefined) return <Differences key={account} organization={organization} />
  return (
    <Page title="Differences">
      {list.error !== null && (
        <FailureNotice failure={asFailure(list.error)} onNext={() => void list.refetch()} />
      )}
      {list.data === undefined && list.error === null && <LoadingState />}
      {list.data !== undefined && (
        <EmptyState
          title={`No management account ${account} here`}
          next="It may belong to another provider, or was removed."
          action={{ label: 'Go to AWS accounts', onClick: () => goTo('/aws/msp') }}
        />
      )}
    </Page>
  )
}

type Organization = Awaited<ReturnType<typeof call<'listings.organizations'>>>['organizations'][number]

function Differences({ organization }: { readonly organization: Organization }): React.JSX.Element {
  const { payerId, accountId, name, listedAt } = organization
  const reason = missingPermission(useSession(), 'onboarding')
  const query = useHashQuery()
  const address = useMemo(() => readDifferencesQuery(query), [query])
  const { filter, sort } = address
  const [open, setOpen] = useState<Open>({ kind: 'none' })
  const [selection, setSelection] = useState<GridSelection>(NO_SELECTION)
  const [total, setTotal] = useState(0)
  const [layout, setLayout] = useColumnLayout('differences', DIFFERENCE_COLUMNS)
  const grid = useRef<{ readonly focus: () => void } | null>(null)
  const counts = useOperation('listings.differences', { payerId, filter, first: 0, count: 1 })
  const source = useMemo(
    (): GridSource<Difference> => ({
      key: `${payerId} ${differencesQuery(address)}`,
      fetch: (first, count) => call('listings.differences', { payerId, ...address, first, count }),
      onStale,
    }),
    [payerId, address],
  )
  const isAside = filter.isIgnored === true
  const show = (parts: Partial<DifferencesAddress>): void => {
    // What was chosen under another filter is let go.
    if (parts.filter !== undefined) setSelection(NO_SELECTION)
    goTo(differencesPath(accountId, { ...address, ...parts }), { replace: true })
  }
  const copy = (format: CopyFormat): void => {
    if (selectedCount(selection, total) === 0) return
    const chosen = chosenDifferences(selection, filter)
    void copyRows(
      () => call('listings.copyDifferences', { payerId, selection: chosen, sort, format }),
      copiedAs(format, format === 'ids' ? 'account' : 'difference'),
    )
  }
  const close = (): void => {
    setOpen({ kind: 'none' })
    // After the dialog gave the focus back to whatever had it.
    setTimeout(() => grid.current?.focus())
  }
  const ignore = (differences: readonly DifferenceId[]): void => {
    setSelection(NO_SELECTION)
    void call('listings.ignore', {
      payerId,
      differences: [...differences],
      isIgnored: !isAside,
    }).catch(showFailure)
  }
  const actions = useCallback(
    (row: Difference) => (
      <GuardedIcon
        label={`Accept ${differenceKey(row)}`}
        reason={reason}
        size="sm"
        tabIndex={-1}
        onClick={() => setOpen({ kind: 'accept', selection: { kind: 'these', differences: [idOf(row)] } })}
      >
        <IconChecks size={16} />
      </GuardedIcon>
    ),
    [reason],
  )
  const isNarrowed = filter.kinds !== undefined || filter.search !== undefined || isAside
  return (
    <Page
      title="Differences"
      body="fill"
      description={
        <>
          {name} ({accountId}): what AWS says, and what we say.{' '}
          {listedAt === null ? (
            'Never listed yet.'
          ) : (
            <>
              Last complete listing <RelativeTime at={listedAt} />.
            </>
          )}
        </>
      }
      toolbar={
        <>
          <ExportMenu
            fileName={`differences-${accountId}`}
            noun="difference"
            total={total}
            write={(file) => run('listings.exportDifferences', { ...file, ...address, payerId })}
          />
          <Button variant="default" onClick={() => setOpen({ kind: 'listings' })}>
            Listings
          </Button>
          <Button variant="default" onClick={() => goTo('/aws/evidence')}>
            Bring evidence
          </Button>
          <GuardedButton
            variant="default"
            reason={reason}
            leftSection={<IconRefresh size={15} aria-hidden />}
            onClick={() => setOpen({ kind: 'sync' })}
          >
            Sync now
          </GuardedButton>
          <GuardedButton
            reason={reason ?? (total === 0 || isAside ? 'There is nothing to accept.' : null)}
            leftSection={<IconListCheck size={15} aria-hidden />}
            onClick={() => setOpen({ kind: 'accept', selection: { kind: 'matching', filter, except: [] } })}
          >
            {isNarrowed ? 'Accept all matching' : 'Accept all'}
          </GuardedButton>
        </>
      }
    >
      <DifferenceFilters
        filter={filter}
        byKind={counts.data?.byKind}
        ignored={counts.data?.ignored ?? 0}
        onFilter={(next) => show({ filter: next })}
        focusGrid={() => grid.current?.focus()}
      />
      <DifferencesBar
        selection={selection}
        address={address}
        total={total}
        layout={layout}
        onLayout={setLayout}
        onShow={show}
        onCopy={copy}
        onSelect={setSelection}
        onAccept={(chosen) => setOpen({ kind: 'accept', selection: chosen })}
        onIgnore={ignore}
      />
      <DataGrid
        name="Differences"
        columns={DIFFERENCE_COLUMNS}
        source={source}
        keyOf={differenceKey}
        layout={layout}
        onLayout={setLayout}
        sort={sort}
        // The columns' orders are the contract's.
        onSort={(next) => show({ sort: next as DifferenceSort })}
        selection={selection}
        onSelect={setSelection}
        onCopy={() => copy('ids')}
        actions={actions}
        actionsPx={52}
        onTotal={setTotal}
        focusRef={grid}
        empty={
          isNarrowed ? (
            <EmptyState
              icon={<IconFilterOff size={22} stroke={1.6} />}
              title="No such difference"
              next="Search for less, or take a filter away."
              action={{ label: 'Show all differences', onClick: () => show({ filter: {} }) }}
            />
          ) : (
            <EmptyState
              icon={<IconChecks size={22} stroke={1.6} />}
              title={listedAt === null ? 'Nothing was listed yet' : 'Nothing differs'}
              next={
                listedAt === null ? (
                  'Sync with a profile of the management account, or bring what a colleague listed.'
                ) : (
                  <>
                    Our records say what AWS said <RelativeTime at={listedAt} />.
                  </>
                )
              }
              action={{ label: 'Sync now', onClick: () => setOpen({ kind: 'sync' }) }}
              secondAction={{ label: 'Bring evidence', onClick: () => goTo('/aws/evidence') }}
            />
          )
        }
      />
      {open.kind === 'sync' && <SyncDialog payer={{ id: payerId, ...organization }} onClose={close} />}
      {open.kind === 'listings' && <ListingsDrawer payerId={payerId} onClose={close} />}
      {open.kind === 'accept' && (
        <AcceptDialog
          payerId={payerId}
          selection={open.selection}
          onClose={close}
          onAccepted={() => setSelection(NO_SELECTION)}
        />
      )}
    </Page>
  )
}

function idOf({ accountId, field }: Difference): DifferenceId {
  return { accountId, field }
}
