import type { AccountRow } from '../../../shared/contract/accounts.ts'
import type { AccountId } from '../../../shared/domain/account-id.ts'
import { changeVerdict } from '../../../shared/domain/pool-change.ts'
import type { HandlerContext, HandlersOf } from '../handler.ts'
import { carryLinks } from '../payers/carry-links-table.ts'
import { notAllowed, Refusal } from '../refusal.ts'
import { change, storeVersion, type ChangeTx } from '../store/change.ts'
import { facetCode, modelCode, modelOfCode, STATE, statusOfState } from './account-codes.ts'
import { accountById, accountRows, insertAccount, updatePlace, type AccountRecord } from './account-table.ts'
import { customerFacts } from './change-judge.ts'
import { ourMarketplace } from './change-request.ts'
import { knownAccount, type KnownAccount } from './check-account-id.ts'
import { deletedAccountById, restoreAccount } from './deleted-account-table.ts'
import { marketplaceDirectory } from './marketplace-view.ts'
import { takeSeqs } from './seq-table.ts'
import { addToTally } from './tally-table.ts'

/** accounts.*: one account at a time. */
export const poolWriteHandlers: HandlersOf<'accounts.create' | 'accounts.edit' | 'accounts.restore'> = {
  'accounts.create': ({ accountId, marketplaceId, model: modelName }, context) => {
    const { providerKey } = context.session.current()
    const marketplace = ourMarketplace(context.store, marketplaceId, providerKey).key
    const known = knownAccount(context.store, accountId, providerKey)
    if (known !== null) throw alreadyThere(known)
    const model = modelCode(modelName)
    return written(context, { type: 'ACCOUNT_ADDED', verb: 'Added', accountId }, (tx) => {
      const seq = takeSeqs(tx.db, 1)
      insertAccount(tx.db, { seq, id: accountId, marketplace, model, change: tx.key })
      addToTally(tx.db, [{ marketplace, model, state: STATE.ready, n: 1 }])
      const isCarried = carryLinks(tx, { firstSeq: seq, lastSeq: seq }) !== null
      tx.describe({ rows: 1, firstSeq: seq, lastSeq: seq })
      return { seq, marketplace, model, state: isCarried ? STATE.linked : STATE.ready }
    })
  },
  'accounts.edit': ({ accountId, rev, marketplaceId, model: modelName }, context) => {
    const { session, store } = context
    const { providerKey } = session.current()
    const account = accountById(store, accountId)
    if (account === undefined) throw new Refusal({ code: 'not-found', what: 'account', id: accountId })
    const verdict = changeVerdict(
      asPoolAccount(context, account),
      { kind: 'edit', marketplaceId, model: modelName },
      { isAdmin: false, allowsRevalidation: false },
    )
    if (verdict.kind === 'excluded') {
      throw notAllowed(`Account ${accountId} cannot be edited. ${verdict.why}.`)
    }
    if (account.rev !== rev) {
      throw new Refusal({ code: 'conflict', what: 'account', id: accountId, current: account.rev })
    }
    const marketplace = ourMarketplace(store, marketplaceId, providerKey).key
    if (verdict.kind === 'unchanged') return rowOf(context, account.seq)
    const model = modelCode(modelName)
    const { seq, state } = account
    return written(context, { type: 'ACCOUNT_EDITED', verb: 'Edited', accountId }, (tx) => {
      updatePlace(tx.db, seq, { marketplace, model })
      addToTally(tx.db, [
        { marketplace: account.marketplace, model: account.model, state, n: -1 },
        { marketplace, model, state, n: 1 },
      ])
      tx.remember('account', seq, account.rev + 1, {
        ...(marketplace === account.marketplace ? {} : { marketplace: account.marketplace }),
        ...(model === account.model ? {} : { model: account.model }),
      })
      return { seq, marketplace, model, state }
    })
  },
  'accounts.restore': ({ accountId }, context) => {
    const { session, store } = context
    const deleted = deletedAccountById(store, accountId)
    if (deleted === undefined) {
      throw new Refusal({ code: 'not-found', what: 'deleted account', id: accountId })
    }
    const known = knownAccount(store, accountId, session.current().providerKey)
    if (known?.verdict === 'other-provider') {
      throw notAllowed(
        `Account ${accountId} belongs to ${known.providerName}. Switch to ${known.providerName} to restore it.`,
      )
    }
    const { seq, marketplace, model, state, deleted_at, deleted_by } = deleted
    return written(context, { type: 'ACCOUNT_RESTORED', verb: 'Restored', accountId }, (tx) => {
      restoreAccount(tx.db, seq)
      addToTally(tx.db, [{ marketplace, model, state, n: 1 }])
      tx.remember('deletedAccount', seq, deleted.rev, { deleted_at, deleted_by })
      return { seq, marketplace, model, state }
    })
  },
}

type Place = Pick<AccountRecord, 'seq' | 'marketplace' | 'model' | 'state'>

/** Makes one undoable change of one account and lets the pool in memory and the windows know. */
function written(
  context: HandlerContext,
  what: { readonly type: string; readonly verb: string; readonly accountId: AccountId },
  write: (tx: ChangeTx) => Place,
): AccountRow {
  const { store, pool, events, session } = context
  const { value: place } = change(
    store,
    {
      type: what.type,
      label: `${what.verb} account ${what.accountId}`,
      subject: what.accountId,
      actor: session.current().operator.name,
      isUndoable: true,
    },
    write,
  )
  pool.apply({
    kind: 'accounts-changed',
    seqs: Uint32Array.of(place.seq),
    codes: Uint16Array.of(facetCode(place.marketplace, place.model, place.state)),
  })
  events.publish({ kind: 'pool.changed', version: storeVersion(store) })
  return rowOf(context, place.seq)
}

function rowOf({ store, session }: HandlerContext, seq: number): AccountRow {
  const [row] = accountRows(store, [seq], session.current().providerKey)
  if (row === undefined) throw new Error('an account that was just written is there')
  return row
}

function alreadyThere(known: KnownAccount): Refusal {
  return new Refusal({
    code: 'exists',
    what: 'account',
    id: known.accountId,
    ownedBy: known.verdict === 'other-provider' ? known.providerName : null,
    restorable: known.verdict === 'deleted',
  })
}

function asPoolAccount({ store, session }: HandlerContext, account: AccountRecord) {
  const marketplace = marketplaceDirectory(store).byKey.get(account.marketplace)
  if (marketplace === undefined) throw new Error(`account ${account.seq} has an unknown marketplace`)
  return {
    status: statusOfState(account.state),
    isHeld: account.state === STATE.held,
    hasFailed: account.state === STATE.provisioning_failed || account.state === STATE.invalidAfterFailure,
    marketplaceId: marketplace.id,
    model: modelOfCode(account.model),
    otherOwner: marketplace.providerKey === session.current().providerKey ? null : marketplace.providerName,
    ...customerFacts(store, account.customer),
  }
}
