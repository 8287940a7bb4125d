import { ACCOUNT_STATUS_LABELS, type AccountStatus } from './account-status.ts'
import type { ImportCode, RowProblem } from './import-problem.ts'

/** What becomes of a row. */
export type ImportOutcomeName = 'create' | 'update' | 'unchanged' | 'skipped' | 'rejected'

/** Why the file as a whole or the pool decided about a row that is fine by itself. */
export type ImportCause =
  | 'none'
  | 'same-in-file'
  | 'other-in-file'
  | 'exists'
  | 'other-provider'
  | 'locked'
  | 'deleted'
  | 'discarded'

/** What the pool knows of an id that a row brings. */
export interface ExistingFacts {
  readonly isOurs: boolean
  readonly isDeleted: boolean
  readonly status: AccountStatus
  /** The row brings a mapped, non-empty value that differs from what is stored. */
  readonly differs: boolean
}

/** What staff chose for accounts that are in the pool already (U-19). */
export type ExistingPolicyName = 'skip' | 'update' | 'reject'

/** Decides about a row whose id is known already (I_EXISTS, E_OTHER_PROVIDER, E_LOCKED_STATUS, invariant 1). */
export function decideExisting(
  facts: ExistingFacts,
  policy: ExistingPolicyName,
): { readonly outcome: ImportOutcomeName; readonly cause: ImportCause } {
  if (!facts.isOurs) return { outcome: 'rejected', cause: 'other-provider' }
  if (facts.isDeleted) return { outcome: 'rejected', cause: 'deleted' }
  switch (policy) {
    case 'skip':
      return { outcome: 'skipped', cause: 'exists' }
    case 'reject':
      return { outcome: 'rejected', cause: 'exists' }
    case 'update':
      if (!facts.differs) return { outcome: 'unchanged', cause: 'exists' }
      if (isLockedStatus(facts.status)) return { outcome: 'rejected', cause: 'locked' }
      return { outcome: 'update', cause: 'exists' }
  }
}

/** Accounts that an import must not touch (CB-11, CB-07). */
function isLockedStatus(status: AccountStatus): boolean {
  return status === 'provisioning_in_progress' || status === 'allocated'
}

/** Code and level behind a cause. */
export function causeCode(
  cause: ImportCause,
  outcome: ImportOutcomeName,
): { readonly code: ImportCode; readonly level: RowProblem['level'] } {
  switch (cause) {
    case 'none':
      throw new Error('a row that decides for itself has no cause')
    case 'same-in-file':
      return { code: 'I_DUP_IN_FILE', level: 'info' }
    case 'other-in-file':
      return { code: 'E_DUP_IN_FILE', level: 'error' }
    case 'exists':
      return { code: 'I_EXISTS', level: outcome === 'rejected' ? 'error' : 'info' }
    case 'other-provider':
      return { code: 'E_OTHER_PROVIDER', level: 'error' }
    case 'locked':
      return { code: 'E_LOCKED_STATUS', level: 'error' }
    case 'deleted':
      return { code: 'E_DELETED', level: 'error' }
    case 'discarded':
      return { code: 'I_DISCARDED', level: 'info' }
  }
}

/** What the sentence about a cause needs to know, as far as it is known. */
export interface CauseFacts {
  readonly accountId: string
  readonly outcome: ImportOutcomeName
  /** Where the id stood first, e.g. `line 12` or `line 12 of b.csv`. */
  readonly firstPlace: string | null
  readonly ownerName: string | null
  readonly status: AccountStatus | null
}

/** The problem behind a cause, in a sentence; null when there is none. */
export function causeProblem(cause: ImportCause, facts: CauseFacts): RowProblem | null {
  if (cause === 'none') return null
  const message = causeSentence(cause, facts)
  return {
    ...causeCode(cause, facts.outcome),
    care: null,
    field: 'account_id',
    message,
    raw: null,
    read: null,
  }
}

function causeSentence(cause: Exclude<ImportCause, 'none'>, facts: CauseFacts): string {
  const { accountId: id } = facts
  const first = facts.firstPlace ?? 'an earlier line'
  switch (cause) {
    case 'same-in-file':
      return `The same row stands in ${first} already.`
    case 'other-in-file':
      return `${id} stands in ${first} already, with other values. The first one counts; mend or discard one of them.`
    case 'exists':
      return `${id} is in the pool already${EXISTS_ENDINGS[facts.outcome]}.`
    case 'other-provider':
      return `${id} belongs to ${facts.ownerName ?? 'another provider'} and cannot be imported here.`
    case 'locked': {
      const status = facts.status === null ? 'in use' : ACCOUNT_STATUS_LABELS[facts.status]
      return `${id} is ${status}; an import does not change it.`
    }
    case 'deleted':
      return `${id} was deleted from the pool. Restore it there (New account offers it); it then has its old place in the order.`
    case 'discarded':
      return 'You threw this row out.'
  }
}

const EXISTS_ENDINGS: Readonly<Record<ImportOutcomeName, string>> = {
  create: '',
  update: ' and will be updated',
  unchanged: ' with these values',
  skipped: ' and is left as it is',
  rejected: '',
}
