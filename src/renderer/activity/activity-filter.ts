import type { InputOf } from '../../shared/contract/index.ts'

/** What the filters of the screen are set to, as the address keeps it. */
export interface ActivityChoice {
  readonly type: string | null
  readonly actor: string | null
  readonly search: string
  /** Id of a customer whose history it is about. */
  readonly customer: string | null
  readonly range: ActivityRange
  /** Days (YYYY-MM-DD) of a range of one's own; both included. */
  readonly from: string | null
  readonly until: string | null
}

/** The ranges offered by name. */
export const ACTIVITY_RANGES = ['all', 'today', '7days', '30days', 'own'] as const
export type ActivityRange = (typeof ACTIVITY_RANGES)[number]

/** What each range is called. */
export const RANGE_LABELS: Readonly<Record<ActivityRange, string>> = {
  all: 'Any time',
  today: 'Today',
  '7days': 'Last 7 days',
  '30days': 'Last 30 days',
  own: 'From … to …',
}

/** Nothing filtered. */
export const NO_CHOICE: ActivityChoice = {
  type: null,
  actor: null,
  search: '',
  customer: null,
  range: 'all',
  from: null,
  until: null,
}

/** The filter for the core at this moment. */
export function filterNow(choice: ActivityChoice): InputOf<'activity.page'>['filter'] {
  return filterOf(choice, new Date())
}

/** The filter for the core; days are those of this machine's time zone. */
export function filterOf(choice: ActivityChoice, now: Date): InputOf<'activity.page'>['filter'] {
  const { from, until } = boundsOf(choice, now)
  return {
    ...(choice.type === null ? {} : { types: [choice.type] }),
    ...(choice.actor === null ? {} : { actor: choice.actor }),
    ...(choice.search.trim() === '' ? {} : { search: choice.search.trim() }),
    ...(choice.customer === null ? {} : { customerId: choice.customer }),
    ...(from === null ? {} : { from: from.toISOString() }),
    ...(until === null ? {} : { until: until.toISOString() }),
  }
}

function boundsOf(choice: ActivityChoice, now: Date): { from: Date | null; until: Date | null } {
  const daysAgo = (days: number): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() - days)
  switch (choice.range) {
    case 'all':
      return { from: null, until: null }
    case 'today':
      return { from: daysAgo(0), until: null }
    case '7days':
      return { from: daysAgo(6), until: null }
    case '30days':
      return { from: daysAgo(29), until: null }
    case 'own':
      return { from: startOf(choice.from, 0), until: startOf(choice.until, 1) }
  }
}

function startOf(day: string | null, plusDays: number): Date | null {
  const [year, month, date] = (day ?? '').split('-').map(Number)
  if (year === undefined || month === undefined || date === undefined) return null
  return new Date(year, month - 1, date + plusDays)
}

/** True when something is filtered. */
export function isFiltered(choice: ActivityChoice): boolean {
  return (
    choice.type !== null ||
    choice.actor !== null ||
    choice.customer !== null ||
    choice.search.trim() !== '' ||
    choice.range !== 'all'
  )
}

/** The choice as the query of the address, empty when nothing is filtered. */
export function choiceToQuery(choice: ActivityChoice): string {
  const query = new URLSearchParams()
  if (choice.type !== null) query.set('type', choice.type)
  if (choice.actor !== null) query.set('actor', choice.actor)
  if (choice.search !== '') query.set('search', choice.search)
  if (choice.customer !== null) query.set('customer', choice.customer)
  if (choice.range !== 'all') query.set('range', choice.range)
  if (choice.range === 'own' && choice.from !== null) query.set('from', choice.from)
  if (choice.range === 'own' && choice.until !== null) query.set('until', choice.until)
  return query.toString()
}

/** The choice that an address holds; what is not understood counts as not filtered. */
export function choiceFromQuery(text: string): ActivityChoice {
  const query = new URLSearchParams(text)
  const day = (name: string): string | null => {
    const value = query.get(name)
    return value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null
  }
  return {
    type: query.get('type'),
    actor: query.get('actor'),
    search: query.get('search') ?? '',
    customer: query.get('customer'),
    range: ACTIVITY_RANGES.find((range) => range === query.get('range')) ?? 'all',
    from: day('from'),
    until: day('until'),
  }
}
