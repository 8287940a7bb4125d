import { keepPreviousData, QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { createClient, type OperationFailed } from '../shared/client.ts'
import type { CoreEvent } from '../shared/contract/events.ts'
import type { AnswerOf, InputOf, NamesOf } from '../shared/contract/index.ts'
import { connectBridge } from './transport/index.ts'

/** The one way out of a window: files through `bridge`, operations through `call` and `run`. */
export const bridge = connectBridge()
const client = createClient(bridge)
export const { call, run, subscribe } = client

/** What the core owns is cached here and dropped when the core says that it changed. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
  },
})

/** What the AWS screens ask for, by the operation's first word. */
const AWS_AREAS = ['payers', 'members', 'listings', 'roles', 'invites', 'requests', 'departures', 'actions']

/** What the screens of onboarding ask for. */
const ONBOARDING_AREAS = ['cases', 'contracts', 'checklists', 'connect', 'cur', 'plans']

/** Which cached answers each event makes old, by the operation's first word. */
const STALE: Readonly<Record<CoreEvent['kind'], readonly string[]>> = {
  'pool.changed': [
    ...AWS_AREAS,
    ...ONBOARDING_AREAS,
    'accounts',
    'customers',
    'orders',
    'quotas',
    'dashboard',
    'session',
    'workspace',
  ],
  'customers.changed': [
    ...AWS_AREAS,
    ...ONBOARDING_AREAS,
    'customers',
    'governance',
    'users',
    'quotas',
    'projects',
    'tags',
    'messages',
    'accounts',
    'orders',
    'dashboard',
  ],
  'orders.changed': ['orders', 'customers', 'dashboard'],
  'outbox.changed': ['outbox', 'dashboard'],
  'aws.changed': [...AWS_AREAS, ...ONBOARDING_AREAS, 'customers', 'dashboard'],
  'onboarding.changed': [...ONBOARDING_AREAS, 'customers', 'invites', 'requests', 'dashboard'],
  'profiles.changed': ['profiles', 'connection'],
  'connection.changed': ['connection'],
  'mfa.wanted': ['profiles'],
  'mfa.settled': ['profiles'],
  'activity.changed': ['activity', 'history', 'dashboard', 'workspace'],
  'settings.changed': [
    ...ONBOARDING_AREAS,
    'session',
    'dashboard',
    'accounts',
    'orders',
    'outbox',
    'tags',
    'users',
    'pricebooks',
    'templates',
    'rules',
  ],
  'session.changed': [
    ...AWS_AREAS,
    ...ONBOARDING_AREAS,
    'pricebooks',
    'session',
    'dashboard',
    'accounts',
    'customers',
    'orders',
    'outbox',
    'history',
    'tags',
    'users',
    'messages',
  ],
  'search.counted': ['accounts'],
  'job.changed': [],
}

subscribe((event) => {
  const stale = STALE[event.kind]
  if (stale.length === 0) return
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => stale.includes(String(queryKey[0]).split('.')[0] ?? ''),
  })
})

// After a lost connection anything may have changed unheard.
let wasConnected = true
bridge.onConnection((isConnected) => {
  if (isConnected && !wasConnected) void queryClient.invalidateQueries()
  wasConnected = isConnected
})

/** A query of the contract as a hook; the last answer stays while a new one is fetched. */
export function useOperation<Name extends NamesOf<'query'>>(
  name: Name,
  input: InputOf<Name>,
  options: { readonly isEnabled?: boolean } = {},
): UseQueryResult<AnswerOf<Name>, OperationFailed> {
  return useQuery<AnswerOf<Name>, OperationFailed>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    placeholderData: keepPreviousData,
    enabled: options.isEnabled ?? true,
  })
}
