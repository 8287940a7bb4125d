import { accountIdToNumber } from '../../../shared/domain/account-id.ts'
import type { AwsAccount } from '../../../shared/domain/aws-answer.ts'
import { readAwsState } from '../../../shared/domain/import-aws-state.ts'
import { answerTime } from '../aws/answer-time.ts'
import { awsStateCode } from '../pool/account-codes.ts'

/**
 * An account of a listing as it waits in the staging area, one JSON array a line: id, name, email, state as stored, how and
 * when it joined (ISO-8601 UTC, or a day), path of its organizational units, tags as JSON. Null: the listing does not say.
 */
export type StagedAccount = readonly [
  accountId: number,
  name: string | null,
  email: string | null,
  awsState: number | null,
  joinedMethod: string | null,
  joinedAt: string | null,
  path: string | null,
  tags: string | null,
]

/** What a listing may know beside what `Account` says. */
export interface StagedExtras {
  readonly path?: string | null
  readonly tags?: Readonly<Record<string, string>> | null
}

const JOINED_METHODS = new Set(['INVITED', 'CREATED'])

/** Reads AWS's `Account`: `State` first, the retired `Status` only where there is none (aws-facts §4.1). */
export function stageAccount(account: AwsAccount, { path, tags }: StagedExtras = {}): StagedAccount {
  const state = account.State
    ? readAwsState(account.State, false)
    : account.Status
      ? readAwsState(account.Status, true)
      : null
  const method = account.JoinedMethod ?? ''
  return [
    accountIdToNumber(account.Id),
    account.Name ?? null,
    account.Email ?? null,
    state === null ? null : awsStateCode(state),
    JOINED_METHODS.has(method) ? method : null,
    answerTime(account.JoinedTimestamp),
    path ?? null,
    tags === undefined || tags === null ? null : tagsText(tags),
  ]
}

/** Tags as one text, the same for the same tags. */
export function tagsText(tags: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(tags).toSorted(([a], [b]) => (a < b ? -1 : 1))))
}
