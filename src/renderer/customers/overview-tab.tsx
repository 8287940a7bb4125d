import type { Customer } from '../../shared/contract/customers.ts'
import { CUSTOMER_KIND_LABELS, CUSTOMER_STATUS_LABELS } from '../../shared/domain/customer.ts'
import { formatCount } from '../ui/format.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { DISABLE_CODE_LABELS, ORIGIN_LABELS } from './customer-words.ts'
import classes from './customers.module.css'

/** The tab **Overview**: what is known of a customer, and what it has. */
export function OverviewTab({ customer }: { readonly customer: Customer }): React.JSX.Element {
  const { counts, isPaymentOk, statusCode, statusReason } = customer
  const why = [statusCode === null ? null : DISABLE_CODE_LABELS[statusCode], statusReason].filter(Boolean)
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    ['Identifier', <code key="identifier">{customer.identifier}</code>],
    [
      'Kind',
      customer.isOwn
        ? `${CUSTOMER_KIND_LABELS[customer.kind]}: the provider itself`
        : CUSTOMER_KIND_LABELS[customer.kind],
    ],
    ['Status', CUSTOMER_STATUS_LABELS[customer.status]],
    ['Why', why.join(': ')],
    ['Domain', customer.domain],
    ['Sector', customer.sector],
    ['Pricebook', customer.pricebook],
    ['Currency', customer.currency],
    ['Support plan', customer.supportPlan],
    ['Payment method', isPaymentOk === null ? null : isPaymentOk ? 'In order' : 'Missing or invalid'],
    ['Government', customer.isGovernment ? 'Government or public sector' : null],
    ['Came here', ORIGIN_LABELS[customer.origin]],
    ['Created', <RelativeTime key="created" at={customer.createdAt} />],
    ['Note', customer.note],
  ]
  return (
    <div className={classes['overview']}>
      <dl className={classes['tiles']} aria-label="Numbers">
        <Tile name="Accounts" value={counts.linkedAccounts} />
        <Tile name="Open orders" value={counts.openOrders} />
        <Tile name="Users" value={counts.users} />
        <Tile name="Projects" value={counts.projects} />
        <Tile name="Customers under it" value={counts.children} />
      </dl>
      <dl className={classes['facts']}>
        {facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => (
            <div key={name} className={classes['fact']}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </div>
  )
}

function Tile({ name, value }: { readonly name: string; readonly value: number }): React.JSX.Element {
  return (
    <div className={classes['tile']}>
      <dt>{name}</dt>
      <dd>{formatCount(value)}</dd>
    </div>
  )
}
