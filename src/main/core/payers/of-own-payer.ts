import type { HandlerContext } from '../handler.ts'
import { Refusal } from '../refusal.ts'
import { managementAccountByKey, type ManagementAccountRecord } from './management-account-table.ts'

/**
 * A record and its management account, when the provider at work has that; of another provider, or null, it is refused
 * as not there. `what` and `id` name it in the refusal.
 */
export function ofOwnPayer<Row extends { readonly managementAccountKey: number }>(
  { store, session }: Pick<HandlerContext, 'store' | 'session'>,
  row: Row | null,
  named: { readonly what: string; readonly id: string },
): { readonly row: Row; readonly payer: ManagementAccountRecord } {
  const payer = row === null ? null : managementAccountByKey(store, row.managementAccountKey)
  if (row === null || payer?.providerKey !== session.current().providerKey) {
    throw new Refusal({ code: 'not-found', ...named })
  }
  return { row, payer }
}
