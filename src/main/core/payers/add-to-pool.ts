import type { Exclusion } from '../../../shared/contract/account-changes.ts'
import type { ParsedInputOf } from '../../../shared/contract/index.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import type { Handler } from '../handler.ts'
import type { Effect, Task, TaskContext } from '../jobs/task.ts'
import { facetCode, modelCode, STATE } from '../pool/account-codes.ts'
import { ourMarketplace } from '../pool/change-request.ts'
import { accountsText } from '../pool/change-wording.ts'
import { createExclusions } from '../pool/exclusions.ts'
import { takeSeqs } from '../pool/seq-table.ts'
import { addToTally } from '../pool/tally-table.ts'
import { change as changeStore, storeVersion, type ChangeTx } from '../store/change.ts'
import type { ReadableDb } from '../store/sql.ts'
import { carryLinks } from './carry-links-table.ts'
import { chosenMembers, type ChosenMember } from './chosen-members-view.ts'
import { refuseOutdated, selectionFacts } from './member-selection.ts'
import { deletedAmong, insertMembersIntoPool } from './pooled-member-table.ts'
import { memberExclusions } from './member-exclusions.ts'

/** Which members come into the pool. */
interface AddingPlan {
  readonly selected: number
  readonly adding: readonly ChosenMember[]
  readonly excluded: readonly Exclusion[]
}

/** members.previewAddToPool: which members would come into the pool. */
export const previewAddToPool: Handler<'members.previewAddToPool'> = ({ selection }, { store, session }) => {
  const { adding, ...plan } = planAdding(store, selection, session.current().providerKey)
  return {
    selected: plan.selected,
    affected: adding.length,
    linked: adding.filter(({ customer }) => customer !== null).length,
    excluded: [...plan.excluded],
    version: storeVersion(store),
  }
}

/** members.addToPool: adds members to the pool, in order of account id; a customer that has one keeps it. */
export const addToPool: Task<'members.addToPool'> = async (input, context) => {
  const startedAt = performance.now()
  const { store, session } = context
  refuseOutdated(context, input.version)
  const place = {
    marketplace: ourMarketplace(store, input.marketplaceId, session.providerKey).key,
    model: modelCode(input.model),
  }
  const { adding, excluded } = planAdding(store, input.selection, session.providerKey)
  const [only] = adding
  const subject =
    adding.length === 1 && only !== undefined
      ? `account ${accountIdFromNumber(only.accountId)}`
      : accountsText(adding.length)
  const label = `Added ${subject} to the pool`
  const changeId =
    adding.length === 0 ? null : await carryOut(context, { adding, place, input, label, subject })
  return {
    changeId,
    label,
    affected: adding.length,
    unchanged: 0,
    excluded: [...excluded],
    durationMs: Math.round(performance.now() - startedAt),
  }
}

function planAdding(
  db: ReadableDb,
  selection: ParsedInputOf<'members.addToPool'>['selection'],
  providerKey: number,
): AddingPlan {
  const { members, missing } = chosenMembers(db, selection, providerKey)
  const deleted = deletedAmong(
    db,
    members.map(({ accountId }) => accountId),
  )
  const excluded = createExclusions<number>()
  const adding = members.filter(({ accountId, seq }) => {
    const why =
      seq !== null
        ? 'In the pool already'
        : deleted.has(accountId)
          ? 'Deleted from the pool: restore it there'
          : null
    if (why !== null) excluded.add({ kind: 'excluded', why }, accountId)
    return why === null
  })
  return {
    selected: members.length + missing.length,
    adding,
    excluded: [...memberExclusions(excluded.list(), missing)],
  }
}

function carryOut(
  context: TaskContext,
  what: {
    readonly adding: readonly ChosenMember[]
    readonly place: { readonly marketplace: number; readonly model: number }
    readonly input: ParsedInputOf<'members.addToPool'>
    readonly label: string
    readonly subject: string
  },
): Promise<string> {
  const { adding, place, input, label, subject } = what
  return context.write(() => {
    refuseOutdated(context, input.version)
    const effects: Effect[] = []
    const intent = { type: 'ACCOUNT_ADDED', label, subject, actor: context.session.actor, isUndoable: true }
    const { changeId } = changeStore(context.store, intent, (tx) => {
      effects.push(...writeAccounts(tx, adding, place))
      const { marketplaceId, model, selection } = input
      const details = { marketplaceId, model, selection: selectionFacts(selection), accounts: adding.length }
      const range = rangeOf(effects)
      tx.describe({ rows: adding.length, details, ...range })
    })
    return {
      value: changeId,
      effects: [...effects, { kind: 'activity-changed' }, { kind: 'records-changed' }],
    }
  })
}

function writeAccounts(
  tx: ChangeTx,
  adding: readonly ChosenMember[],
  place: { readonly marketplace: number; readonly model: number },
): Effect[] {
  const firstSeq = takeSeqs(tx.db, adding.length)
  const keys = adding.map(({ key }) => key)
  insertMembersIntoPool(tx.db, keys, { ...place, firstSeq, change: tx.key })
  addToTally(tx.db, [{ ...place, state: STATE.ready, n: adding.length }])
  const code = facetCode(place.marketplace, place.model, STATE.ready)
  const carried = carryLinks(tx, { firstSeq, lastSeq: firstSeq + adding.length - 1 })
  const appended: Effect = {
    kind: 'accounts-appended',
    firstSeq,
    codes: new Uint16Array(adding.length).fill(code),
  }
  return carried === null ? [appended] : [appended, carried]
}

function rangeOf(effects: readonly Effect[]): { firstSeq?: number; lastSeq?: number } {
  const [first] = effects
  return first?.kind === 'accounts-appended'
    ? { firstSeq: first.firstSeq, lastSeq: first.firstSeq + first.codes.length - 1 }
    : {}
}
