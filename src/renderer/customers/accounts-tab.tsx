import { SegmentedControl } from '@mantine/core'
import { IconServer } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Customer, CustomerLink } from '../../shared/contract/customers.ts'
import { call } from '../api.ts'
import { goTo } from '../routes/hash-location.ts'
import { RoleDialogs, type RoleDialogKind } from '../roles/role-dialogs.tsx'
import { RoleItemsOf } from '../roles/role-items.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { onCoreChange } from '../ui/grid/core-changes.ts'
import { DataGrid } from '../ui/grid/data-grid.tsx'
import type { GridSelection, GridSource } from '../ui/grid/grid-types.ts'
import { NO_SELECTION } from '../ui/grid/selection-rule.ts'
import { useColumnLayout } from '../ui/grid/use-column-layout.ts'
import { RowActionsMenu } from '../ui/row-actions-menu.tsx'
import { chosenLinks, CustomerLinkActions } from './customer-link-actions.tsx'
import classes from './customers.module.css'
import { CURRENT_LINK_COLUMNS, ENDED_LINK_COLUMNS } from './link-columns.tsx'

const onStale = onCoreChange(['customers.changed', 'pool.changed', 'aws.changed'])

/** The tab **Accounts**: what is linked to a customer, since when, and what was before. */
export function AccountsTab({ customer }: { readonly customer: Customer }): React.JSX.Element {
  const [state, setState] = useState<'current' | 'ended'>('current')
  const [selection, setSelection] = useState(NO_SELECTION)
  const [role, setRole] = useState<OpenRole | null>(null)
  const grid = useRef<{ readonly focus: () => void } | null>(null)
  const customerId = customer.id
  const source = useMemo(
    (): GridSource<CustomerLink> => ({
      key: `${customerId} ${state}`,
      fetch: async (first, count) => {
        const { links, total } = await call('customers.links', { customerId, state, first, count })
        return { rows: links, total }
      },
      onStale,
    }),
    [customerId, state],
  )
  return (
    <>
      <div className={classes['bar']}>
        <SegmentedControl
          size="xs"
          aria-label="Which accounts"
          value={state}
          data={[
            { value: 'current', label: 'Linked now' },
            { value: 'ended', label: 'Earlier' },
          ]}
          onChange={(next) => {
            setState(next === 'ended' ? 'ended' : 'current')
            setSelection(NO_SELECTION)
          }}
        />
        <CustomerLinkActions
          customer={{ ...customer, path: customer.above.map(({ companyName }) => companyName) }}
          chosen={chosenLinks(customerId, selection)}
          onClosed={() => setSelection(NO_SELECTION)}
        />
      </div>
      <LinksGrid
        key={state}
        state={state}
        source={source}
        companyName={customer.companyName}
        selection={selection}
        // What was removed already cannot be removed again.
        {...(state === 'current' ? { onSelect: setSelection } : {})}
        onRole={setRole}
        focusRef={grid}
      />
      {role !== null && (
        <RoleDialogs
          {...role}
          onClose={() => {
            setRole(null)
            // After the dialog gave the focus back to whatever had it.
            setTimeout(() => grid.current?.focus())
          }}
        />
      )}
    </>
  )
}

interface OpenRole {
  readonly kind: RoleDialogKind
  readonly accountId: string
}

function LinksGrid(props: {
  readonly state: 'current' | 'ended'
  readonly source: GridSource<CustomerLink>
  readonly companyName: string
  readonly selection: GridSelection
  readonly onSelect?: (selection: GridSelection) => void
  readonly onRole: (open: OpenRole) => void
  readonly focusRef: React.RefObject<{ readonly focus: () => void } | null>
}): React.JSX.Element {
  const { state, source, companyName, selection, onSelect, onRole } = props
  const columns = state === 'current' ? CURRENT_LINK_COLUMNS : ENDED_LINK_COLUMNS
  const [layout, setLayout] = useColumnLayout(`customer-links-${state}`, columns)
  const actions = useCallback(
    ({ accountId, account, memberOf }: CustomerLink) =>
      // One that was deleted since has no role any more.
      account === null && memberOf === null ? null : (
        <RowActionsMenu name={accountId}>
          <RoleItemsOf accountId={accountId} onOpen={(kind) => onRole({ kind, accountId })} />
        </RowActionsMenu>
      ),
    [onRole],
  )
  return (
    <DataGrid
      name={state === 'current' ? 'Linked accounts' : 'Earlier accounts'}
      columns={columns}
      source={source}
      // An account may have been linked more than once, but is only once now.
      keyOf={({ accountId, linkedAt }) => (state === 'current' ? accountId : `${accountId} ${linkedAt}`)}
      selection={selection}
      // Others are removed where their organization is.
      isSelectable={({ memberOf }) => memberOf === null}
      {...(onSelect === undefined ? {} : { onSelect })}
      layout={layout}
      onLayout={setLayout}
      {...(state === 'current' ? { actions, actionsPx: 46 } : {})}
      focusRef={props.focusRef}
      onOpen={({ accountId, account, memberOf }) => {
        if (account !== null) goTo(`/pool?account=${accountId}`)
        else if (memberOf !== null) goTo(`/aws/members?q=${accountId}`)
      }}
      empty={
        <EmptyState
          icon={<IconServer size={22} stroke={1.6} />}
          title={
            state === 'current'
              ? `No account is linked to ${companyName}`
              : 'No account was taken away from it'
          }
          next={
            state === 'current'
              ? 'Accounts come to a customer by an order, or are linked to it in the pool or under AWS accounts.'
              : 'Here stand accounts that were linked and are not any more, with the reason.'
          }
        />
      }
    />
  )
}
