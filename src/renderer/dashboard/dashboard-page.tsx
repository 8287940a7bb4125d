import { Button } from '@mantine/core'
import { IconFileImport, IconPlus, IconShoppingCart } from '@tabler/icons-react'
import { useOperation } from '../api.ts'
import { goTo } from '../routes/hash-location.ts'
import { asFailure } from '../ui/as-failure.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { Page } from '../ui/page.tsx'
import { useMay } from '../ui/use-session.ts'
import { AddedChart, AllocationsChart, ReadyChart } from './charts.tsx'
import classes from './dashboard.module.css'
import { FirstRun } from './first-run.tsx'
import { PoolLines } from './pool-lines.tsx'
import { DriftFound } from '../listings/drift-found.tsx'
import { HoldsEnding, RecentActivity } from './short-lists.tsx'
import { StatusTiles } from './status-tiles.tsx'

/** How the pool stands: counts, one line per marketplace with the account that is next, what happened lately. */
export function DashboardPage(): React.JSX.Element {
  const { data, error, refetch } = useOperation('dashboard.get', {})
  const mayChange = useMay('pool')
  if (data === undefined) {
    return (
      <Page title="Dashboard">
        {error === null ? (
          <LoadingState />
        ) : (
          <FailureNotice failure={asFailure(error)} onNext={() => void refetch()} />
        )}
      </Page>
    )
  }
  const openNewAccount = (): void => goTo('/pool?do=new')
  if (data.total === 0) {
    return (
      <Page title="Dashboard">
        <FirstRun onNewAccount={openNewAccount} />
      </Page>
    )
  }
  return (
    <Page
      title="Dashboard"
      toolbar={
        mayChange && (
          <>
            <Button variant="default" leftSection={<IconPlus size={16} />} onClick={openNewAccount}>
              New account
            </Button>
            <Button
              variant="default"
              leftSection={<IconShoppingCart size={16} />}
              onClick={() => goTo('/orders?do=new')}
            >
              New order
            </Button>
            <Button leftSection={<IconFileImport size={16} />} onClick={() => goTo('/pool/import')}>
              Import accounts
            </Button>
          </>
        )
      }
    >
      <div className={classes['page']}>
        {error !== null && <FailureNotice failure={asFailure(error)} onNext={() => void refetch()} />}
        <StatusTiles byStatus={data.byStatus} held={data.held} />
        <section aria-label="Marketplaces">
          <h2 className={classes['heading']}>Marketplaces</h2>
          <PoolLines lines={data.lines} />
        </section>
        <div className={classes['lower']}>
          <ReadyChart days={data.readyPerDay} />
          <AllocationsChart weeks={data.completedPerWeek} />
        </div>
        <div className={classes['lower']}>
          <AddedChart days={data.addedPerDay} />
          <RecentActivity events={data.recent} />
        </div>
        <HoldsEnding holds={data.holdsEnding} />
        <DriftFound />
      </div>
    </Page>
  )
}
