import type { MemberSelection, MemberSort } from '../../shared/contract/members.ts'
import type { CopyFormat } from '../../shared/contract/row-text.ts'
import { call } from '../api.ts'
import { copiedAs, copyRows } from '../ui/copy-rows.ts'

/** Puts members on the clipboard and says how many. */
export function copyMembers(selection: MemberSelection, sort: MemberSort, format: CopyFormat): Promise<void> {
  return copyRows(() => call('members.copy', { selection, sort, format }), copiedAs(format, 'account'))
}
