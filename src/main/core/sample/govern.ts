import { proposeIdentifier } from '../../../shared/domain/customer.ts'
import { customerByIdentifier, type CustomerRecord } from '../customers/customer-table.ts'
import type { ChangeTx } from '../store/change.ts'
import { STAFF } from './sample-people.ts'
import type { Scene } from './scene.ts'

/** The customer of a made-up company. */
export function customerOf({ store }: Scene, name: string): CustomerRecord {
  const customer = customerByIdentifier(store, proposeIdentifier(name))
  if (customer === null) throw new Error(`the sample has no customer ${name}`)
  return customer
}

/** One undoable change for a customer, in its history. */
export function govern(
  scene: Scene,
  customer: CustomerRecord,
  what: { readonly type: string; readonly label: string; readonly actor?: string },
  write: (tx: ChangeTx) => void,
): void {
  const { key, identifier } = customer
  scene.record({ subject: identifier, customer: key, actor: STAFF, ...what }, write)
}
