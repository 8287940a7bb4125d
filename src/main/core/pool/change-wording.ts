import type { PoolChange } from '../../../shared/domain/pool-change.ts'

/** The event code of a change (domain §5.4). */
export const CHANGE_EVENTS: Readonly<Record<PoolChange['kind'], string>> = {
  edit: 'ACCOUNT_EDITED',
  'mark-invalid': 'ACCOUNT_STATUS_CHANGED',
  revalidate: 'ACCOUNT_STATUS_CHANGED',
  hold: 'ACCOUNT_HELD',
  release: 'ACCOUNT_RELEASED',
  delete: 'ACCOUNT_DELETED',
  link: 'ACCOUNT_LINKED',
  unlink: 'ACCOUNT_UNLINKED',
  assign: 'ACCOUNT_EDITED',
  unassign: 'ACCOUNT_EDITED',
}

/**
 * What a change of these accounts is called once it is done: "Marked 3 accounts invalid". `customer` is the company that
 * gets, has or loses them, null when there are several; `project` is what the project is called into which they go.
 */
export function changeLabel(
  change: PoolChange,
  subject: string,
  { customer, project }: { readonly customer: string | null; readonly project: string | null },
): string {
  switch (change.kind) {
    case 'edit':
      return `Edited ${subject}`
    case 'mark-invalid':
      return `Marked ${subject} invalid`
    case 'revalidate':
      return `Brought ${subject} back to Ready`
    case 'hold':
      return `Held ${subject}`
    case 'release':
      return `Released ${subject}`
    case 'delete':
      return `Deleted ${subject}`
    case 'link':
      return `Linked ${subject} to ${customer ?? 'a customer'}`
    case 'unlink':
      return `Removed ${subject} from ${customer ?? 'their customers'}`
    case 'assign':
      return `Put ${subject} into project ${project ?? ''} of ${customer ?? 'a customer'}`
    case 'unassign':
      return `Took ${subject} out of ${customer === null ? 'their projects' : `the projects of ${customer}`}`
  }
}

/** "1 account", "2,400 accounts". */
export function accountsText(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'account' : 'accounts'}`
}
