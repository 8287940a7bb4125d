import { OrderLink } from '../orders/order-link.tsx'
import { ORDER_STATE_LABELS } from '../../shared/domain/order.ts'
import { Anchor } from '@mantine/core'
import type { AccountRow, LinkedCustomer } from '../../shared/contract/accounts.ts'
import { customerPath } from '../customers/customer-path.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { useSession } from '../ui/use-session.ts'
import { AWS_STATE_LABELS, holdSentence, SOURCE_LABELS } from './pool-columns.tsx'
import classes from './pool.module.css'

/** All fields of an account. */
export function AccountFields({ row }: { readonly row: AccountRow }): React.JSX.Element {
  const { providers, marketplaces } = useSession()
  const marketplace = marketplaces.find(({ id }) => id === row.marketplaceId)
  const provider = providers.find(({ id }) => id === row.providerId)
  const fields: readonly (readonly [string, React.ReactNode])[] = [
    ['Status', <StatusBadge key="status" status={row.status} />],
    ['Reason', row.statusReason],
    ['Order', row.order === null ? null : <OrderOf key="order" order={row.order} />],
    ['Hold', row.hold === null ? null : holdSentence(row.hold)],
    ['Provider', `${provider?.name ?? 'unknown'}${row.isOurs ? '' : ' (read-only here)'}`],
    ['Marketplace', [row.marketplaceCode, marketplace?.name].filter(Boolean).join(' · ')],
    ['Model', row.model],
    ['Customer', row.customer === null ? null : <CustomerName key="customer" customer={row.customer} />],
    ['Project', row.project?.name ?? null],
    ['Name', row.name],
    ['Email', row.email],
    ['Contacts', row.hasGenericContacts ? 'Generic until it is allocated' : 'Own contacts'],
    ['AWS state', row.awsState === null ? 'Nobody asked AWS yet' : AWS_STATE_LABELS[row.awsState]],
    ['Added', <RelativeTime key="added" at={row.addedAt} />],
    ['Source', SOURCE_LABELS[row.source]],
    ['Note', row.note],
  ]
  return (
    <dl className={classes['fields']}>
      {fields
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name} className={classes['field']}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

function OrderOf({ order }: { readonly order: NonNullable<AccountRow['order']> }): React.JSX.Element {
  return (
    <>
      <OrderLink number={order.number} orderId={order.id} tabIndex={0} /> · {ORDER_STATE_LABELS[order.state]}
    </>
  )
}

function CustomerName({ customer }: { readonly customer: LinkedCustomer }): React.JSX.Element {
  return (
    <>
      <Anchor href={`#${customerPath(customer.identifier)}`} size="sm">
        {customer.companyName}
      </Anchor>{' '}
      · {customer.identifier}
    </>
  )
}
