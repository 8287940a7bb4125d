import type { NextAccount } from '../../../shared/contract/orders.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import type { AccountModel } from '../../../shared/domain/account-model.ts'
import { modelCode, modelOfCode, STATE } from '../pool/account-codes.ts'
import { oldestReady } from '../pool/account-move-table.ts'
import { readTally, type TallyRow } from '../pool/tally-table.ts'
import { marketplaceByKey } from '../settings/marketplace-table.ts'
import { countOf } from '../settings/wording.ts'
import type { ReadableDb } from '../store/sql.ts'
import { changeTime } from './order-view.ts'

/** The account that the next order of a marketplace takes (CB-10), or in words why there is none (CB-01). */
export function nextAccount(
  db: ReadableDb,
  marketplaceKey: number,
  wantedModel: AccountModel | null,
): NextAccount {
  const account = oldestReady(db, {
    marketplace: marketplaceKey,
    wantedModel: wantedModel === null ? null : modelCode(wantedModel),
  })
  if (account === undefined) {
    const tally = readTally(db).filter(({ marketplace }) => marketplace === marketplaceKey)
    return { kind: 'none', why: whyNobodyNext(tally, wantedModel) }
  }
  const model = modelOfCode(account.model)
  return {
    kind: 'account',
    accountId: accountIdFromNumber(account.account_id),
    model,
    addedAt: changeTime(db, account.change),
    warning: unusualModel(db, marketplaceKey, model),
  }
}

/** Why an account of this model is worth a second look; null when the marketplace has no other default (A-09). */
function unusualModel(db: ReadableDb, marketplaceKey: number, model: AccountModel): string | null {
  const marketplace = marketplaceByKey(db, marketplaceKey)
  if (marketplace === null || marketplace.defaultModel === null || marketplace.defaultModel === model) {
    return null
  }
  return `This account is ${model}, but ${marketplace.code} usually uses ${marketplace.defaultModel}. Choose a model if it matters.`
}

/** Why an order of a marketplace finds no account, told from its counts. */
export function whyNobodyNext(tally: readonly TallyRow[], wantedModel: AccountModel | null): string {
  const count = (state: number, model: AccountModel | null): number =>
    tally
      .filter((row) => row.state === state && (model === null || row.model === modelCode(model)))
      .reduce((sum, { n }) => sum + n, 0)
  if (tally.every(({ n }) => n === 0)) {
    return 'No account is stored for this marketplace yet. Add or import some.'
  }
  if (count(STATE.ready, wantedModel) > 0) {
    return 'AWS reports every Ready account as not active. Look at their AWS state, or add or import more.'
  }
  if (wantedModel !== null) {
    const other = wantedModel === 'SPAM' ? 'ECAM' : 'SPAM'
    const others = count(STATE.ready, other)
    if (others > 0) {
      return `No ${wantedModel} account is Ready, but ${countOf(others, `${other} account`)} ${others === 1 ? 'is' : 'are'}. Take any model, or add or import more.`
    }
  }
  const held = count(STATE.held, wantedModel)
  const linked = count(STATE.linked, wantedModel)
  if (held > 0 && linked > 0) {
    return 'All Ready accounts are on hold or linked to a customer already. Release one, or add or import more.'
  }
  if (held > 0) return 'All Ready accounts are on hold. Release one, or add or import more.'
  if (linked > 0) return 'All Ready accounts are linked to a customer already. Add or import more.'
  return wantedModel === null
    ? 'No account is Ready any more. Add or import some.'
    : `No ${wantedModel} account is Ready. Add or import some.`
}
