import type { ActionFilter } from '../../shared/contract/actions.ts'
import { ActionOperation, ActionState } from '../../shared/domain/aws-action.ts'

/** What the list of AWS actions is narrowed to, as the address keeps it. */
export interface ActionChoice {
  readonly state: ActionState | null
  readonly operation: ActionOperation | null
  /** Id of a management account. */
  readonly payerId: string | null
  readonly search: string
}

/** Nothing narrowed. */
export const EVERY_ACTION: ActionChoice = { state: null, operation: null, payerId: null, search: '' }

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
export function actionsPath({ state, operation, payerId, search }: ActionChoice): string {
  const query = new URLSearchParams()
  if (state !== null) query.set('state', state)
  if (operation !== null) query.set('operation', operation)
  if (payerId !== null) query.set('payer', payerId)
  if (search !== '') query.set('search', search)
  const text = query.toString()
  return text === '' ? '/outbox/aws' : `/outbox/aws?${text}`
}

/** The choice that an address holds; what is not understood counts as not narrowed. */
export function actionChoiceFrom(text: string): ActionChoice {
  const query = new URLSearchParams(text)
  return {
    state: ActionState.options.find((state) => state === query.get('state')) ?? null,
    operation: ActionOperation.options.find((operation) => operation === query.get('operation')) ?? null,
    payerId: query.get('payer'),
    search: query.get('search') ?? '',
  }
}
