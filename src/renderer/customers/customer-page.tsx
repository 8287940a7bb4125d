import { Anchor, Tabs } from '@mantine/core'
import { IconBuildingOff } from '@tabler/icons-react'
import { useParams } from 'wouter'
import type { Customer } from '../../shared/contract/customers.ts'
import { useOperation } from '../api.ts'
import { goTo } from '../routes/hash-location.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { formatCount } from '../ui/format.ts'
import { LoadingState } from '../ui/loading-state.tsx'
import { Page } from '../ui/page.tsx'
import { useSession } from '../ui/use-session.ts'
import { CustomerActions } from './customer-actions.tsx'
import { customerPath } from './customer-path.ts'
import { CustomerStatusBadge } from './customer-status-badge.tsx'
import { CUSTOMER_TABS } from './customer-tabs.tsx'
import classes from './customers.module.css'

/** The page of one customer, `#/customers/<identifier>/<tab>`. */
export function CustomerPage(): React.JSX.Element {
  const { identifier, tab } = useParams<{ identifier: string; tab?: string }>()
  const { provider } = useSession()
  const { data: customer, error, refetch } = useOperation('customers.get', { identifier })
  if (error !== null) {
    return (
      <Page title={identifier}>
        {error.failure.code === 'not-found' ? (
          <EmptyState
            icon={<IconBuildingOff size={22} stroke={1.6} />}
            title={`${provider.name} has no customer ${identifier}`}
            next="It may belong to another provider, or its creation was taken back."
            action={{ label: 'Show all customers', onClick: () => goTo('/customers') }}
          />
        ) : (
          <FailureNotice failure={error.failure} onNext={() => void refetch()} />
        )}
      </Page>
    )
  }
  // While another customer is read, the one before still stands in the answer.
  if (customer === undefined || customer.identifier !== identifier.toLowerCase()) return <LoadingState />
  return <LoadedCustomer key={customer.id} customer={customer} tab={tab} />
}

function LoadedCustomer(props: {
  readonly customer: Customer
  readonly tab: string | undefined
}): React.JSX.Element {
  const { customer, tab } = props
  const active = CUSTOMER_TABS.find(({ id }) => id === tab) ?? CUSTOMER_TABS[0]
  return (
    <Page
      title={customer.companyName}
      body="fill"
      description={<Breadcrumb customer={customer} />}
      toolbar={<CustomerActions customer={customer} />}
    >
      <Tabs
        className={classes['tabs'] ?? ''}
        keepMounted={false}
        value={active?.id ?? null}
        onChange={(next) => goTo(customerPath(customer.identifier, next ?? undefined))}
      >
        <Tabs.List>
          {CUSTOMER_TABS.map(({ id, label, count }) => (
            <Tabs.Tab
              key={id}
              value={id}
              aria-label={label}
              rightSection={<TabCount count={count?.(customer) ?? 0} />}
            >
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {CUSTOMER_TABS.map(({ id, Component }) => (
          <Tabs.Panel key={id} value={id} className={classes['panel'] ?? ''}>
            <Component customer={customer} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  )
}

function TabCount({ count }: { readonly count: number }): React.JSX.Element | null {
  return count === 0 ? null : <span className={classes['tabCount']}>{formatCount(count)}</span>
}

function Breadcrumb({ customer }: { readonly customer: Customer }): React.JSX.Element {
  return (
    <span className={classes['breadcrumb']}>
      <nav aria-label="Place">
        <Anchor href="#/customers" inherit>
          Customers
        </Anchor>
        {customer.above.map(({ identifier, companyName }) => (
          <span key={identifier}>
            {' › '}
            <Anchor href={`#${customerPath(identifier)}`} inherit>
              {companyName}
            </Anchor>
          </span>
        ))}
      </nav>
      <CustomerStatusBadge status={customer.status} />
    </span>
  )
}
