import { useOperation } from '../api.ts'
import { formatAmount } from '../ui/format.ts'

/** What waits at a screen: how many, and of what in words. */
export interface Waiting {
  readonly count: number
  readonly what: string
}

const NONE = { first: 0, count: 1 }

/** What waits at each screen of the navigation, by its path. */
export function useWaiting(): Readonly<Record<string, Waiting>> {
  const totals = useOperation('accounts.totals', { filter: {} })
  const orders = useOperation('orders.page', {
    filter: {},
    sort: { by: 'number', direction: 'descending' },
    ...NONE,
  })
  const pending = useOperation('customers.countPending', {})
  const outbox = useOperation('outbox.page', { filter: {}, ...NONE })
  const payers = useOperation('payers.list', {}).data?.payers ?? []
  const msp = payers.filter(({ isMsp }) => isMsp).length
  const others = payers.length - msp
  const actions = useOperation('actions.page', { filter: {}, ...NONE })
  const requests = useOperation('requests.page', {
    filter: {},
    sort: { by: 'created', direction: 'descending' },
    ...NONE,
  })
  const waiting = requests.data?.waiting ?? 0
  const ready = totals.data?.byStatus.ready ?? 0
  const open = orders.data?.byState.in_progress ?? 0
  const registered = pending.data?.count ?? 0
  const drafted = outbox.data?.counts.drafted ?? 0
  const asked = (actions.data?.counts.waiting ?? 0) + (actions.data?.counts.unsure ?? 0)
  return {
    '/pool': { count: ready, what: `${formatAmount(ready, 'account')} Ready` },
    '/orders': { count: open, what: `${formatAmount(open, 'order')} in progress` },
    '/customers': { count: registered, what: `${formatAmount(registered, 'customer')} to be approved` },
    '/aws/msp': { count: msp, what: formatAmount(msp, 'management account') },
    '/aws/non-msp': { count: others, what: formatAmount(others, 'management account') },
    '/requests': { count: waiting, what: `${formatAmount(waiting, 'request')} for us to deal with` },
    '/outbox': {
      count: drafted + asked,
      what: `${formatAmount(drafted, 'mail')} not sent yet, ${formatAmount(asked, 'AWS action')} to be done`,
    },
  }
}
