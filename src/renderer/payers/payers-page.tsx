import { Anchor, Button, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useOperation } from '../api.ts'
import pool from '../pool/pool.module.css'
import { poolPath } from '../pool/pool-address.ts'
import { useEvidenceDrop } from '../listings/use-evidence-drop.ts'
import { goTo, useHashQuery } from '../routes/hash-location.ts'
import { formatAmount, formatCount } from '../ui/format.ts'
import { useColumnLayout } from '../ui/grid/use-column-layout.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { ListSummary } from '../ui/list-summary.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { Page } from '../ui/page.tsx'
import { SearchBox } from '../ui/search-box.tsx'
import { useSession } from '../ui/use-session.ts'
import { PAYER_COLUMNS } from './payer-columns.tsx'
import { payersQuery, readPayersQuery, type PayersAddress } from './payers-address.ts'
import { PayersDialogs, type PayersDialog } from './payers-dialogs.tsx'
import { PayersExport } from './payers-export.tsx'
import { PayersGrid } from './payers-grid.tsx'
import classes from './payers.module.css'
import { shownPayers } from './shown-payers.ts'

/** The screens **MSP** and **Non-MSP**: management accounts that the provider controls, and the others (CS-02, CS-03). */
export function PayersPage(): React.JSX.Element {
  const session = useSession()
  const [path] = useLocation()
  const isMsp = path === '/aws/msp'
  const [dialog, setDialog] = useState<PayersDialog>({ kind: 'none' })
  const [layout, setLayout] = useColumnLayout('payers', PAYER_COLUMNS)
  const grid = useRef<{ readonly focus: () => void } | null>(null)
  const query = useHashQuery()
  const address = useMemo(() => readPayersQuery(query), [query])
  const all = useOperation('payers.list', {}).data?.payers ?? []
  const msp = all.filter((payer) => payer.isMsp).length
  const shown = shownPayers(all, { isMsp, ...address })
  const show = (parts: Partial<PayersAddress>): void => {
    const text = payersQuery({ ...address, ...parts })
    goTo(text === '' ? path : `${path}?${text}`, { replace: true })
  }
  const focusGrid = (): void => grid.current?.focus()
  useEvidenceDrop()
  // A link may ask for the dialog: `?do=add`.
  const isAddAsked = new URLSearchParams(query).get('do') === 'add'
  return (
    <Page
      title={isMsp ? 'MSP accounts' : 'Non-MSP accounts'}
      body="fill"
      description={
        isMsp ? `Management accounts that ${session.provider.name} controls` : 'Management accounts of others'
      }
      toolbar={
        <>
          <PayersExport shown={shown} />
          <Button variant="default" onClick={() => goTo('/aws/evidence')}>
            Bring evidence
          </Button>
          <Button variant="default" onClick={() => goTo('/aws/members')}>
            All members
          </Button>
          <GuardedButton
            reason={missingPermission(session, 'onboarding')}
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => setDialog({ kind: 'add', isMsp })}
          >
            Add management account
          </GuardedButton>
        </>
      }
    >
      <div className={pool['filters']}>
        <SegmentedControl
          size="xs"
          aria-label="Which management accounts"
          value={isMsp ? 'msp' : 'non-msp'}
          data={[
            { value: 'msp', label: `MSP ${formatCount(msp)}` },
            { value: 'non-msp', label: `Non-MSP ${formatCount(all.length - msp)}` },
          ]}
          onChange={(kind) => goTo(`/aws/${kind}`)}
        />
        <SearchBox
          label="Search management accounts"
          placeholder="Search name, ID, organization"
          text={address.search}
          onSearch={(search) => show({ search })}
          focusGrid={focusGrid}
        />
        {!isMsp && <Standalone />}
      </div>
      <ListSummary
        noun="management account"
        total={shown.length}
        screen="payers"
        query={payersQuery(address)}
        columns={PAYER_COLUMNS}
        layout={layout}
        onQuery={(text) => show(readPayersQuery(text))}
        onLayout={setLayout}
      />
      <PayersGrid
        isMsp={isMsp}
        address={address}
        layout={layout}
        onLayout={setLayout}
        onShow={show}
        onDialog={setDialog}
        focusRef={grid}
      />
      <PayersDialogs
        dialog={isAddAsked ? { kind: 'add', isMsp } : dialog}
        onClose={() => {
          setDialog({ kind: 'none' })
          if (isAddAsked) show({})
          // After the dialog gave the focus back to whatever had it.
          setTimeout(focusGrid)
        }}
      />
    </Page>
  )
}

/** Accounts of the pool that no organization has. */
function Standalone(): React.JSX.Element | null {
  const accounts = useOperation('payers.standalone', {}).data?.accounts
  if (accounts === undefined) return null
  return (
    <p className={classes['note']}>
      <Anchor href={`#${poolPath({})}`} inherit>
        {formatAmount(accounts, 'account')} of the pool
      </Anchor>{' '}
      {accounts === 1 ? 'stands' : 'stand'} alone, in no organization that is recorded here.
    </p>
  )
}
