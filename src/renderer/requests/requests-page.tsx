import { Drawer } from '@mantine/core'
import { IconCalendarPlus, IconFilterOff, IconMailPlus, IconPlus, IconUserPlus } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { RequestRow, RequestSort } from '../../shared/contract/request-list.ts'
import { REQUEST_KIND_LABELS, RequestKind } from '../../shared/domain/request-stage.ts'
import { call, useOperation } from '../api.ts'
import { goTo, useHashQuery } from '../routes/hash-location.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { onCoreChange } from '../ui/grid/core-changes.ts'
import { DataGrid } from '../ui/grid/data-grid.tsx'
import type { GridSource } from '../ui/grid/grid-types.ts'
import { useColumnLayout } from '../ui/grid/use-column-layout.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { ListSummary } from '../ui/list-summary.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { Page } from '../ui/page.tsx'
import { useSession } from '../ui/use-session.ts'
import { draftReminders } from './draft-reminders.ts'
import type { RequestsDialog } from './invite-dialogs.ts'
import { PlanStrip } from './plan-strip.tsx'
import { REQUEST_COLUMNS } from './request-columns.tsx'
import { REQUEST_KINDS } from './request-kinds.tsx'
import { readRequestsQuery, requestsPath, requestsQuery, type RequestsAddress } from './requests-address.ts'
import { RequestsDialogs } from './requests-dialogs.tsx'
import { RequestsExport } from './requests-export.tsx'
import { RequestsFilters } from './requests-filters.tsx'

const onStale = onCoreChange(['aws.changed', 'customers.changed'])

/** The screen **Requests**: invitations and requests as one list, each with its stage, owner and days left. */
export function RequestsPage(): React.JSX.Element {
  const session = useSession()
  const reason = missingPermission(session, 'onboarding')
  const query = useHashQuery()
  const address = useMemo(() => readRequestsQuery(query), [query])
  const { filter, sort } = address
  const counts = useOperation('requests.page', { filter, sort, first: 0, count: 1 }).data
  const total = counts?.total ?? 0
  const [dialog, setDialog] = useState<RequestsDialog>({ kind: 'none' })
  const [layout, setLayout] = useColumnLayout('requests', REQUEST_COLUMNS)
  const grid = useRef<{ readonly focus: () => void } | null>(null)
  const focusGrid = (): void => grid.current?.focus()
  const source = useMemo(
    (): GridSource<RequestRow> => ({
      key: `${session.provider.id} ${requestsPath({ filter, sort })}`,
      fetch: (first, count) => call('requests.page', { filter, sort, first, count }),
      onStale,
    }),
    [session.provider.id, filter, sort],
  )
  const show = useCallback(
    (parts: Partial<RequestsAddress>): void =>
      goTo(requestsPath({ ...address, action: null, ...parts }), { replace: true }),
    [address],
  )
  const actions = useCallback((row: RequestRow) => {
    const { Actions } = REQUEST_KINDS[row.kind]
    return <Actions row={row} onDialog={setDialog} />
  }, [])
  const close = (): void => {
    setDialog({ kind: 'none' })
    if (address.action !== null) show({})
    // After the dialog gave the focus back to whatever had it.
    setTimeout(focusGrid)
  }
  const shown: RequestsDialog =
    dialog.kind === 'none' && reason === null && (address.action === 'invite' || address.action === 'plan')
      ? { kind: address.action }
      : dialog

  return (
    <Page
      title="Requests"
      body="fill"
      description="Accounts on their way into an organization"
      toolbar={
        <>
          <RequestsExport filter={filter} sort={sort} total={total} />
          <GuardedButton variant="default" reason={reason} onClick={() => void draftReminders()}>
            Draft reminders due
          </GuardedButton>
          <GuardedButton
            variant="default"
            reason={reason}
            leftSection={<IconCalendarPlus size={15} aria-hidden />}
            onClick={() => setDialog({ kind: 'plan' })}
          >
            Plan invitations
          </GuardedButton>
          <GuardedButton
            variant="default"
            reason={reason}
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => setDialog({ kind: 'create-account' })}
          >
            Create account
          </GuardedButton>
          <GuardedButton
            reason={reason}
            leftSection={<IconMailPlus size={15} aria-hidden />}
            onClick={() => setDialog({ kind: 'invite' })}
          >
            Invite account
          </GuardedButton>
        </>
      }
    >
      <PlanStrip />
      <RequestsFilters
        filter={filter}
        byStage={counts?.byStage}
        onFilter={(next) => show({ filter: next })}
        focusGrid={focusGrid}
      />
      <ListSummary
        noun="request"
        total={total}
        screen="requests"
        query={requestsQuery({ filter, sort })}
        columns={REQUEST_COLUMNS}
        layout={layout}
        onQuery={(text) => {
          const view = readRequestsQuery(text)
          show({ filter: view.filter, sort: view.sort })
        }}
        onLayout={setLayout}
      />
      <DataGrid
        name="Requests"
        columns={REQUEST_COLUMNS}
        source={source}
        keyOf={keyOf}
        layout={layout}
        onLayout={setLayout}
        sort={sort}
        // The columns' orders are the contract's.
        onSort={(next) => show({ sort: next as RequestSort })}
        onOpen={(row) => show({ opened: keyOf(row) })}
        actions={actions}
        actionsPx={190}
        focusRef={grid}
        empty={
          Object.keys(filter).length > 0 ? (
            <EmptyState
              icon={<IconFilterOff size={22} stroke={1.6} />}
              title="No request matches these filters"
              next="Search for less, or take a filter away."
              action={{ label: 'Show all requests', onClick: () => show({ filter: {} }) }}
            />
          ) : (
            <EmptyState
              icon={<IconUserPlus size={22} stroke={1.6} />}
              title="Nothing was requested yet"
              next="An invitation is drafted, submitted and approved here. Then AWS mails the owner of the account, who has fifteen days to accept."
              {...(reason === null
                ? { action: { label: 'Invite an account', onClick: () => setDialog({ kind: 'invite' }) } }
                : {})}
            />
          )
        }
      />
      <RequestDrawer
        opened={address.opened}
        onDialog={setDialog}
        onClose={() => {
          show({ opened: null })
          setTimeout(focusGrid)
        }}
      />
      <RequestsDialogs dialog={shown} onDialog={setDialog} onClose={close} />
    </Page>
  )
}

const keyOf = ({ kind, id }: RequestRow): string => `${kind}:${id}`

function RequestDrawer({
  opened,
  onDialog,
  onClose,
}: {
  readonly opened: string | null
  readonly onDialog: (dialog: RequestsDialog) => void
  readonly onClose: () => void
}): React.JSX.Element {
  const [named = '', id = ''] = opened?.split(':') ?? []
  const kind = RequestKind.safeParse(named).data
  const Details = kind === undefined ? null : REQUEST_KINDS[kind].Details
  return (
    <Drawer
      opened={Details !== null}
      onClose={onClose}
      position="right"
      size={480}
      title={kind === undefined ? '' : REQUEST_KIND_LABELS[kind]}
      overlayProps={{ backgroundOpacity: 0.15 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {Details !== null && <Details id={id} onDialog={onDialog} />}
    </Drawer>
  )
}
