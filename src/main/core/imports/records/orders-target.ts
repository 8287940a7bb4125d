import { prepareRowRule } from '../../../../shared/domain/account-row-rule.ts'
import type { AccountModel } from '../../../../shared/domain/account-model.ts'
import { AccountId } from '../../../../shared/domain/account-id.ts'
import type { KnownCustomer } from '../../../../shared/domain/customer-facts.ts'
import { planOrders, type OrderFacts, type PickableAccount } from '../../../../shared/domain/order-plan.ts'
import { readOrderRow } from '../../../../shared/domain/order-row.ts'
import type { QuotaUse } from '../../../../shared/domain/quota.ts'
import { quotaUse } from '../../governance/quota-table.ts'
import { openOrdersOf } from '../../orders/order-table.ts'
import { whyNotThis } from '../../orders/start-order.ts'
import { modelCode, modelOfCode } from '../../pool/account-codes.ts'
import { accountById } from '../../pool/account-table.ts'
import type { ReadableDb } from '../../store/sql.ts'
import { readLookups } from '../row-lookups.ts'
import { knownCustomers } from './customer-facts-view.ts'
import { readRows, type Judging } from './judging.ts'
import { knownReferences, readyAccounts } from './order-facts-view.ts'
import type { Judged } from './record-prediction.ts'
import { writeOrders } from './write-orders.ts'

/** Judges a file of orders placed elsewhere, and writes the new ones with the accounts that the review named. */
export function judgeOrders(judging: Judging): Judged {
  const { store, session, settings, records } = judging
  const { providerKey } = session
  const lookups = readLookups(store, providerKey, settings.fixes)
  // Mapped values are in the records already.
  const rule = prepareRowRule(
    { columnCount: 0, sources: {}, hasOldStatus: false },
    { ...lookups, mappedValues: new Map() },
  )
  const rows = readRows(judging, (raw) => readOrderRow(raw, rule))
  const plan = planOrders(rows, {
    references: knownReferences(store, providerKey),
    customers: knownCustomers(store, providerKey),
    quotaOf: quotasOnce(store),
    queueOf: queuesOnce(store, records.length),
    pick: pickFrom(store),
  })
  return {
    verdicts: plan.verdicts,
    accountIdOf: (index) => plan.verdicts[index]?.values.account_id ?? null,
    write: (tx, onStep) => writeOrders(tx, plan.actions, { providerKey, onStep }),
  }
}

/** A customer's accounts: those it has, and those that its open orders bring. */
function quotasOnce(db: ReadableDb): (customer: KnownCustomer) => QuotaUse {
  const known = new Map<number, QuotaUse>()
  return ({ key }) => {
    let use = known.get(key)
    if (use === undefined) {
      const now = quotaUse(db, key, 'accounts')
      use = { ...now, used: now.used + openOrdersOf(db, key) }
      known.set(key, use)
    }
    return use
  }
}

/** Each queue is read once, no further than the file can reach. */
function queuesOnce(db: ReadableDb, most: number): OrderFacts['queueOf'] {
  const known = new Map<string, readonly PickableAccount[]>()
  return (marketplace: number, model: AccountModel) => {
    const name = `${marketplace} ${model}`
    let queue = known.get(name)
    if (queue === undefined) known.set(name, (queue = readyAccounts(db, { marketplace, model }, most)))
    return queue
  }
}

function pickFrom(db: ReadableDb): OrderFacts['pick'] {
  return ({ accountId, marketplace, model }) => {
    const account = accountById(db, AccountId.parse(accountId))
    if (account === undefined) return `Account ${accountId} is not in the pool. Import it first.`
    const wantedModel = model === null ? null : modelCode(model)
    const why = whyNotThis(db, { marketplace: marketplace.key, wantedModel }, account)
    if (why !== null) return `Account ${accountId} ${why}`
    return { seq: account.seq, accountId, model: modelOfCode(account.model) }
  }
}
