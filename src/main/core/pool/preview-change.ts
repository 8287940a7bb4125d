import type { ChangePreview } from '../../../shared/contract/accounts.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { ACCOUNT_STATUS_LABELS } from '../../../shared/domain/account-status.ts'
import type { Handler } from '../handler.ts'
import { storeVersion } from '../store/change.ts'
import type { ReadableDb } from '../store/sql.ts'
import { cellsBetween } from './account-cells.ts'
import type { StoredChange } from './account-change-table.ts'
import { facetParts, statusOfState } from './account-codes.ts'
import { accountRecords, type AccountRecord } from './account-table.ts'
import { planChange, type ChangePlan } from './change-plan.ts'
import { checkChange, refuseOverQuota, utcDay } from './change-request.ts'
import { columnWords } from './column-words.ts'
import { linkedCustomer, namedLosses, NAMED_LOSSES } from './customers-concerned.ts'
import { chooseAccounts, STORING_ORDER } from './selection.ts'

const EXAMPLES = 20

/** accounts.previewChange: what a bulk change would do, with a few rows before and after. */
export const previewChange: Handler<'accounts.previewChange'> = async ({ selection, change }, context) => {
  const { store, pool, session, ports } = context
  const { providerKey, operator, settings } = session.current()
  const stored = checkChange(store, change, { providerKey, today: utcDay(ports.now()) })
  return context.undisturbed(async () => {
    const chosen = await chooseAccounts(store, pool, { selection, sort: STORING_ORDER, providerKey })
    const plan = await planChange(store, chosen, {
      change,
      rights: { isAdmin: operator.role === 'admin', allowsRevalidation: settings.allowsRevalidation },
      providerKey,
      codeOf: pool.codeOf,
    })
    refuseOverQuota(store, stored, plan.seqs.length)
    return {
      selected: plan.selected,
      affected: plan.seqs.length,
      affectedAllocated: plan.allocated,
      unchanged: plan.unchanged,
      excluded: [...plan.excluded],
      examples: examplesOf(store, plan, stored),
      customers: namedLosses(store, plan.losses),
      version: storeVersion(store),
    } satisfies ChangePreview
  })
}

function examplesOf(db: ReadableDb, plan: ChangePlan, stored: StoredChange): ChangePreview['examples'] {
  const words = columnWords(db)
  const most = stored.change.kind === 'unlink' ? NAMED_LOSSES : EXAMPLES
  return accountRecords(db, plan.seqs.subarray(0, most)).map((account, at) => {
    const code = plan.after[at] ?? 0
    const cells =
      code === 0
        ? [{ field: 'Status', before: ACCOUNT_STATUS_LABELS[statusOfState(account.state)], after: 'Deleted' }]
        : cellsBetween({ ...account }, { ...account, ...facetParts(code), ...columnsAfter(stored) }, words)
    const accountId = accountIdFromNumber(account.account_id)
    return { accountId, cells, customer: linkedCustomer(db, account.customer) }
  })
}

/** The columns that a change writes beside the facets, as `writeAccountChange` does. */
function columnsAfter({ change, customer }: StoredChange): Partial<AccountRecord> {
  switch (change.kind) {
    case 'mark-invalid':
      return { status_reason: change.reason, hold_reason: null, hold_until: null }
    case 'revalidate':
      return { status_reason: null }
    case 'hold':
      return { hold_reason: change.reason, hold_until: change.until }
    case 'release':
      return { hold_reason: null, hold_until: null }
    case 'link':
      return { customer }
    case 'unlink':
      return { customer: null }
    case 'edit':
    case 'delete':
      return {}
  }
}
