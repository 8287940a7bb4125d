import type { MailFilter } from '../../shared/contract/outbox.ts'
import { MailState } from '../../shared/domain/mail.ts'

/** What the list is narrowed to, as the address keeps it. */
export interface OutboxChoice {
  readonly state: MailState | null
  readonly search: string
  /** Id of a customer. */
  readonly customerId: string | null
}

/** Nothing narrowed. */
export const EVERY_MAIL: OutboxChoice = { state: null, search: '', customerId: null }

/** True when something is narrowed. */
export function isNarrowed({ state, search, customerId }: OutboxChoice): boolean {
  return state !== null || search.trim() !== '' || customerId !== null
}

/** The filter for the core. */
export function filterOf({ state, search, customerId }: OutboxChoice): MailFilter {
  return {
    ...(state === null ? {} : { states: [state] }),
    ...(search.trim() === '' ? {} : { search: search.trim() }),
    ...(customerId === null ? {} : { customerId }),
  }
}

/** The choice as the query of the address, empty when nothing is narrowed. */
export function choiceToQuery({ state, search, customerId }: OutboxChoice): string {
  const query = new URLSearchParams()
  if (state !== null) query.set('state', state)
  if (search !== '') query.set('search', search)
  if (customerId !== null) query.set('customer', customerId)
  return query.toString()
}

/** The choice that an address holds; what is not understood counts as not narrowed. */
export function choiceFromQuery(text: string): OutboxChoice {
  const query = new URLSearchParams(text)
  return {
    state: MailState.options.find((state) => state === query.get('state')) ?? null,
    search: query.get('search') ?? '',
    customerId: query.get('customer'),
  }
}
