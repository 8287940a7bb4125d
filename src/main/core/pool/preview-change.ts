import type { ChangePreview } from '../../../shared/contract/accounts.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { ACCOUNT_STATUS_LABELS } from '../../../shared/domain/account-status.ts'
import type { PoolChange } from '../../../shared/domain/pool-change.ts'
import { cellsBetween } from './account-cells.ts'
import type { Handler } from '../handler.ts'
import { storeVersion } from '../store/change.ts'
import type { ReadableDb } from '../store/sql.ts'
import { facetParts, statusOfState } from './account-codes.ts'
import { accountRecords, type AccountRecord } from './account-table.ts'
import { planChange, type ChangePlan } from './change-plan.ts'
import { columnWords } from './column-words.ts'
import { checkChange, utcDay } from './change-request.ts'
import { chooseAccounts, STORING_ORDER } from './selection.ts'

const EXAMPLES = 20

/** accounts.previewChange: what a bulk change would do, with a few rows before and after. */
export const previewChange: Handler<'accounts.previewChange'> = async ({ selection, change }, context) => {
  const { store, pool, session, ports } = context
  const { providerKey, operator, settings } = session.current()
  checkChange(store, change, { providerKey, today: utcDay(ports.now()) })
  return context.undisturbed(async () => {
    const chosen = await chooseAccounts(store, pool, { selection, sort: STORING_ORDER, providerKey })
    const plan = planChange(store, chosen, {
      change,
      rights: { isAdmin: operator.role === 'admin', allowsRevalidation: settings.allowsRevalidation },
      providerKey,
      codeOf: pool.codeOf,
    })
    return {
      selected: plan.selected,
      affected: plan.seqs.length,
      affectedAllocated: plan.allocated,
      unchanged: plan.unchanged,
      excluded: [...plan.excluded],
      examples: examplesOf(store, plan, change),
      version: storeVersion(store),
    } satisfies ChangePreview
  })
}

function examplesOf(db: ReadableDb, plan: ChangePlan, change: PoolChange): ChangePreview['examples'] {
  const words = columnWords(db)
  return accountRecords(db, plan.seqs.subarray(0, EXAMPLES)).map((account, at) => {
    const code = plan.after[at] ?? 0
    const cells =
      code === 0
        ? [{ field: 'Status', before: ACCOUNT_STATUS_LABELS[statusOfState(account.state)], after: 'Deleted' }]
        : cellsBetween(
            { ...account },
            { ...account, ...facetParts(code), ...textsAfter(account, change) },
            words,
          )
    return { accountId: accountIdFromNumber(account.account_id), cells }
  })
}

/** The texts that a change writes beside the facets, as `writeAccountChange` does. */
function textsAfter(
  account: AccountRecord,
  change: PoolChange,
): Pick<AccountRecord, 'status_reason' | 'hold_reason' | 'hold_until'> {
  const { status_reason, hold_reason, hold_until } = account
  switch (change.kind) {
    case 'mark-invalid':
      return { status_reason: change.reason, hold_reason: null, hold_until: null }
    case 'revalidate':
      return { status_reason: null, hold_reason, hold_until }
    case 'hold':
      return { status_reason, hold_reason: change.reason, hold_until: change.until }
    case 'release':
      return { status_reason, hold_reason: null, hold_until: null }
    case 'edit':
    case 'delete':
      return { status_reason, hold_reason, hold_until }
  }
}
