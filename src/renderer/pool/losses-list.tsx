import { ScrollArea, Text } from '@mantine/core'
import type { ChangePreview } from '../../shared/contract/account-changes.ts'
import { formatAmount } from '../ui/format.ts'
import { accountsOf } from './bulk-words.ts'
import classes from './pool.module.css'

const NAME = 'Accounts and customers concerned'

/** Every account that is removed and the customer it is removed from; beyond what can be listed, how many of each customer (CS-10). */
export function LossesList({ preview }: { readonly preview: ChangePreview }): React.JSX.Element | null {
  const { affected, examples, customers } = preview
  if (affected === 0) return null
  const isSummary = affected > examples.length
  const further = customers.total - customers.named.length
  return (
    <div>
      {isSummary && (
        <Text size="sm" mb={6}>
          They belong to {formatAmount(customers.total, 'customer')}:
        </Text>
      )}
      <ScrollArea.Autosize mah={240} className={classes['losses']} viewportProps={{ tabIndex: 0 }}>
        <ul aria-label={NAME}>
          {isSummary
            ? customers.named.map(({ customer, accounts }) => (
                <li key={customer.id}>
                  <span>{customer.companyName}</span> <span>{accountsOf(accounts)}</span>
                </li>
              ))
            : examples.map(({ accountId, customer }) => (
                <li key={accountId}>
                  <span>{accountId}</span> <span>{customer?.companyName ?? ''}</span>
                </li>
              ))}
          {further > 0 && <li>and {formatAmount(further, 'more customer', 'more customers')}</li>}
        </ul>
      </ScrollArea.Autosize>
    </div>
  )
}
