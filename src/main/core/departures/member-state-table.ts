import type { AwsState } from '../../../shared/contract/accounts.ts'
import { awsStateCode } from '../pool/account-codes.ts'
import { run, sql, type WritableDb } from '../store/sql.ts'

/** Writes what AWS makes of a member and counts its revision up. */
export function setMemberState(db: WritableDb, key: number, state: AwsState): void {
  run(db, sql`UPDATE member SET aws_state = ${awsStateCode(state)}, rev = rev + 1 WHERE key = ${key}`)
}
