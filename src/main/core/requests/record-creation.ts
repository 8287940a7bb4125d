import { awsTagList } from '../../../shared/domain/aws-tag.ts'
import { recordAction } from '../actions/action-table.ts'
import type { ChangeTx } from '../store/change.ts'
import { updateRequest, type RequestRecord } from './request-table.ts'

/** Writes the call down that creates the account of an approved request; its id is the answer. */
export function recordCreation(
  tx: ChangeTx,
  { request, actor }: { readonly request: RequestRecord; readonly actor: string },
): { readonly id: string } {
  // Counts its revision up: what came before cannot be taken back while a call for it waits.
  updateRequest(tx, request, { failureReason: null })
  return recordAction(tx, {
    managementAccountKey: request.managementAccountKey,
    operation: 'create_account',
    recordKey: request.key,
    subject: request.nickname ?? '',
    input: creationInput(request),
    actor,
  })
}

/** Shape of CreateAccount (Organizations API). */
function creationInput({ nickname, rootEmail, roleName, tags }: RequestRecord): object {
  const list = awsTagList(tags)
  return {
    Email: rootEmail,
    AccountName: nickname,
    RoleName: roleName,
    ...(list.length === 0 ? {} : { Tags: list }),
  }
}
