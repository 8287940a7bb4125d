import type { Handler } from '../handler.ts'
import type { Task } from '../jobs/task.ts'
import { copiedRows, exportRows } from '../list-text.ts'
import { MEMBER_TEXT } from './member-text.ts'
import { countMembers, memberRows } from './member-view.ts'

/** members.copy: a choice of members as text for the clipboard. */
export const copyMembers: Handler<'members.copy'> = ({ selection, sort, format }, { store, session }) => {
  const asked = { selection, providerKey: session.current().providerKey }
  return copiedRows(MEMBER_TEXT, format, {
    count: countMembers(store, asked),
    read: (count) => memberRows(store, asked, { sort, first: 0, count }),
  })
}

/** members.export: writes what a filter shows to a granted file. */
export const exportMembers: Task<'members.export'> = (input, context) => {
  const { filter, sort } = input
  const asked = { filter, providerKey: context.session.providerKey }
  return exportRows(MEMBER_TEXT, input, context, (piece) =>
    memberRows(context.store, asked, { sort, ...piece }),
  )
}
