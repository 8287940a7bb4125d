import { noneByStatus } from '../../../shared/domain/account-status.ts'
import { customerRef } from '../customers/customer-directory.ts'
import { customerDirectory } from '../customers/customer-directory-view.ts'
import { customerById } from '../customers/customer-table.ts'
import type { HandlersOf } from '../handler.ts'
import { Refusal } from '../refusal.ts'
import { storeVersion } from '../store/change.ts'
import { facetParts, STATE, statusOfState } from './account-codes.ts'
import { accountHistory } from './account-history.ts'
import { accountById, accountRows } from './account-table.ts'
import { checkTypedId } from './check-account-id.ts'
import { copyAccounts } from './copy-accounts.ts'
import { previewChange } from './preview-change.ts'

/** accounts.*: looking at the pool. */
export const poolListHandlers: HandlersOf<
  | 'accounts.page'
  | 'accounts.totals'
  | 'accounts.get'
  | 'accounts.customers'
  | 'accounts.check'
  | 'accounts.copy'
  | 'accounts.previewChange'
> = {
  'accounts.page': async (request, { pool, session, store }) => {
    const { providerKey } = session.current()
    const { seqs, total, isExact } = await pool.page({ ...request, providerKey })
    return { rows: accountRows(store, seqs, providerKey), total, isExact, version: storeVersion(store) }
  },
  'accounts.totals': async ({ filter: asked }, { pool, session, store }) => {
    const { providerKey } = session.current()
    const { filter, byCode, isExact } = await pool.counts({ filter: asked, providerKey })
    const byStatus = noneByStatus()
    let held = 0
    for (const code of filter.codesOfAnyStatus()) {
      byStatus[statusOfState(facetParts(code).state)] += byCode[code] ?? 0
    }
    for (const code of filter.codesOfAnyHold()) {
      if (facetParts(code).state === STATE.held) held += byCode[code] ?? 0
    }
    const total = filter.codes.reduce((sum, code) => sum + (byCode[code] ?? 0), 0)
    return { byStatus, held, total, isExact, version: storeVersion(store) }
  },
  'accounts.get': ({ accountId }, { session, store }) => {
    const account = accountById(store, accountId)
    const [row] =
      account === undefined ? [] : accountRows(store, [account.seq], session.current().providerKey)
    if (account === undefined || row === undefined) {
      throw new Refusal({ code: 'not-found', what: 'account', id: accountId })
    }
    return { account: row, history: accountHistory(store, account) }
  },
  'accounts.customers': ({ ids }, { session, store }) => {
    const directory = customerDirectory(store, session.current().providerKey)
    return {
      customers: ids.flatMap((id) => {
        const key = customerById(store, id)?.key ?? 0
        const entry = directory.byKey.get(key)
        return entry === undefined ? [] : [customerRef(directory, entry)]
      }),
    }
  },
  'accounts.check': ({ text }, { session, store }) =>
    checkTypedId(store, text, session.current().providerKey),
  'accounts.copy': copyAccounts,
  'accounts.previewChange': previewChange,
}
