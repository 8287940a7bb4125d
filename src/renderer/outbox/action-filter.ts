import { ActionSort, type ActionFilter } from '../../shared/contract/actions.ts'
import { ActionOperation, ActionState } from '../../shared/domain/aws-action.ts'
import { readSort, sortText } from '../routes/sort-query.ts'

/** What the list of AWS actions is narrowed to and its order, as the address keeps them. */
export interface ActionChoice {
  readonly state: ActionState | null
  readonly operation: ActionOperation | null
  /** Id of a management account. */
  readonly payerId: string | null
  readonly search: string
  readonly sort: ActionSort
}

const DEFAULT_SORT: ActionSort = { by: 'created', direction: 'descending' }

/** Nothing narrowed. */
export const EVERY_ACTION: ActionChoice = {
  state: null,
  operation: null,
  payerId: null,
  search: '',
  sort: DEFAULT_SORT,
}

/** True when something is narrowed. */
export function isActionNarrowed({ state, operation, payerId, search }: ActionChoice): boolean {
  return state !== null || operation !== null || payerId !== null || search.trim() !== ''
}

/** The filter for the core. */
export function actionFilterOf({ state, operation, payerId, search }: ActionChoice): ActionFilter {
  return {
    ...(state === null ? {} : { states: [state] }),
    ...(operation === null ? {} : { operations: [operation] }),
    ...(payerId === null ? {} : { payerId }),
    ...(search.trim() === '' ? {} : { search: search.trim() }),
  }
}

/** The address of the list. */
export function actionsPath(choice: ActionChoice): string {
  const query = actionsQuery(choice)
  return query === '' ? '/outbox/aws' : `/outbox/aws?${query}`
}

/** The part behind `?`; parts at their default are left out. */
export function actionsQuery({ state, operation, payerId, search, sort }: ActionChoice): string {
  const query = new URLSearchParams()
  if (state !== null) query.set('state', state)
  if (operation !== null) query.set('operation', operation)
  if (payerId !== null) query.set('payer', payerId)
  if (search !== '') query.set('search', search)
  const order = sortText(sort, DEFAULT_SORT)
  if (order !== '') query.set('sort', order)
  return query.toString()
}

/** The choice that an address holds; what is not understood counts as not narrowed. */
export function actionChoiceFrom(text: string): ActionChoice {
  const query = new URLSearchParams(text)
  return {
    state: ActionState.options.find((state) => state === query.get('state')) ?? null,
    operation: ActionOperation.options.find((operation) => operation === query.get('operation')) ?? null,
    payerId: query.get('payer'),
    search: query.get('search')?.slice(0, 200) ?? '',
    sort: readSort(query.get('sort'), ActionSort.shape.by.options, DEFAULT_SORT),
  }
}
