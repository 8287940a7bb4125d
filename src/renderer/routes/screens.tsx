import { lazy, Suspense } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { IMPORT_PATHS } from '../imports/import-address.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { goTo } from './hash-location.ts'
import { ScreenBoundary } from './screen-boundary.tsx'

const DashboardPage = lazy(async () => ({
  default: (await import('../dashboard/dashboard-page.tsx')).DashboardPage,
}))
const PoolPage = lazy(async () => ({ default: (await import('../pool/pool-page.tsx')).PoolPage }))
const OrdersPage = lazy(async () => ({ default: (await import('../orders/orders-page.tsx')).OrdersPage }))
const ImportPage = lazy(async () => ({ default: (await import('../imports/import-page.tsx')).ImportPage }))
const CustomersPage = lazy(async () => ({
  default: (await import('../customers/customers-page.tsx')).CustomersPage,
}))
const CustomerPage = lazy(async () => ({
  default: (await import('../customers/customer-page.tsx')).CustomerPage,
}))
const PayersPage = lazy(async () => ({ default: (await import('../payers/payers-page.tsx')).PayersPage }))
const MembersPage = lazy(async () => ({
  default: (await import('../payers/members-page.tsx')).MembersPage,
}))
const ActivityPage = lazy(async () => ({
  default: (await import('../activity/activity-page.tsx')).ActivityPage,
}))
const OutboxPage = lazy(async () => ({ default: (await import('../outbox/outbox-page.tsx')).OutboxPage }))
const AwsActionsPage = lazy(async () => ({
  default: (await import('../outbox/aws-actions-page.tsx')).AwsActionsPage,
}))
const RequestsPage = lazy(async () => ({
  default: (await import('../requests/requests-page.tsx')).RequestsPage,
}))
const SettingsPage = lazy(async () => ({
  default: (await import('../settings/settings-page.tsx')).SettingsPage,
}))

const DifferencesPage = lazy(async () => ({
  default: (await import('../listings/differences-page.tsx')).DifferencesPage,
}))
const EvidencePage = lazy(async () => ({
  default: (await import('../listings/evidence-page.tsx')).EvidencePage,
}))

const IMPORT_ADDRESSES = Object.values(IMPORT_PATHS)

/** The screen that the address names; each is loaded when it is first opened. */
export function Screens(): React.JSX.Element {
  const [address] = useLocation()
  return (
    <ScreenBoundary address={address}>
      <Suspense fallback={<LoadingState />}>
        <Switch>
          <Route path="/" component={DashboardPage} />
          <Route path="/pool" component={PoolPage} />
          {IMPORT_ADDRESSES.map((path) => (
            <Route key={path} path={path} component={ImportPage} />
          ))}
          <Route path="/customers" component={CustomersPage} />
          <Route path="/customers/:identifier/:tab?" component={CustomerPage} />
          <Route path="/orders" component={OrdersPage} />
          <Route path="/aws/evidence" component={EvidencePage} />
          <Route path="/aws/:account/differences" component={DifferencesPage} />
          <Route path="/aws/msp" component={PayersPage} />
          <Route path="/aws/non-msp" component={PayersPage} />
          <Route path="/aws/members" component={MembersPage} />
          <Route path="/aws/:account/members" component={MembersPage} />
          <Route path="/requests" component={RequestsPage} />
          <Route path="/activity" component={ActivityPage} />
          <Route path="/outbox/aws" component={AwsActionsPage} />
          <Route path="/outbox" component={OutboxPage} />
          <Route path="/settings/:tab?" component={SettingsPage} />
          <Route>
            <EmptyState
              title="There is no such screen"
              next="The address may come from another version."
              action={{ label: 'Go to the dashboard', onClick: () => goTo('/') }}
            />
          </Route>
        </Switch>
      </Suspense>
    </ScreenBoundary>
  )
}
