import type { PoolLine, Runway } from '../../../shared/contract/dashboard.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { AccountModel } from '../../../shared/domain/account-model.ts'
import { noneByStatus } from '../../../shared/domain/account-status.ts'
import { whyNobodyNext } from '../orders/next-account.ts'
import { modelCode, modelOfCode, STATE, statusOfState } from '../pool/account-codes.ts'
import { nextOfQueues, type QueueHead } from '../pool/account-move-table.ts'
import { readTally, type TallyRow } from '../pool/tally-table.ts'
import type { ReadableDb } from '../store/sql.ts'
import { marketplaceLines, ordersStarted, type MarketplaceLine } from './dashboard-view.ts'

const WEEKS_COUNTED = 4

/** One line per marketplace with what it holds, how fast that goes and who is next; what runs out stands first (U-08). */
export function poolLines(db: ReadableDb, providerKey: number, today: Date): PoolLine[] {
  const since = new Date(today.getTime() - WEEKS_COUNTED * 7 * 86_400_000).toISOString()
  const started = Map.groupBy(ordersStarted(db, since), ({ marketplace }) => marketplace)
  const tally = Map.groupBy(readTally(db), ({ marketplace }) => marketplace)
  const heads = Map.groupBy(nextOfQueues(db), ({ marketplace }) => marketplace)
  const lines = marketplaceLines(db, providerKey).map((line) => ({
    isOurs: line.providerKey === providerKey,
    line: poolLine(line, {
      tally: tally.get(line.key) ?? [],
      heads: heads.get(line.key) ?? [],
      started: started.get(line.key) ?? [],
    }),
  }))
  const rank = ({ isOurs, line }: (typeof lines)[number]): number =>
    (isOurs ? 0 : 2) + (isShort(line) ? 0 : 1)
  return lines.toSorted((one, other) => rank(one) - rank(other)).map(({ line }) => line)
}

interface MarketplaceFacts {
  readonly tally: readonly TallyRow[]
  readonly heads: readonly QueueHead[]
  readonly started: readonly { readonly model: number; readonly orders: number }[]
}

function poolLine(line: MarketplaceLine, facts: MarketplaceFacts): PoolLine {
  const byStatus = noneByStatus()
  for (const { state, n } of facts.tally) byStatus[statusOfState(state)] += n
  const runways = AccountModel.options.flatMap((model) => runwayOf(model, facts))
  const [oldest] = facts.heads.toSorted((one, other) => one.seq - other.seq)
  const { key: _key, providerKey: _providerKey, code, name, id, ...plan } = line
  const sum = (of: (runway: Runway) => number): number =>
    runways.reduce((total, runway) => total + of(runway), 0)
  return {
    ...plan,
    marketplaceId: id,
    marketplaceCode: code,
    marketplaceName: name,
    byStatus,
    readyByModel: { SPAM: readyOf(runways, 'SPAM'), ECAM: readyOf(runways, 'ECAM') },
    held: sum(({ held }) => held),
    linked: sum(({ linked }) => linked),
    runways,
    next: oldest === undefined ? { kind: 'none', why: whyNobodyNext(facts.tally, null) } : headOf(oldest),
  }
}

function readyOf(runways: readonly Runway[], model: AccountModel): number {
  return runways.find((runway) => runway.model === model)?.ready ?? 0
}

/** How the accounts of one model stand; nothing for a model that there is nothing of. */
function runwayOf(model: AccountModel, { tally, heads, started }: MarketplaceFacts): Runway[] {
  const code = modelCode(model)
  const count = (state: number): number =>
    tally.find((row) => row.model === code && row.state === state)?.n ?? 0
  const ready = count(STATE.ready)
  const perWeek = (started.find((row) => row.model === code)?.orders ?? 0) / WEEKS_COUNTED
  const head = heads.find((each) => each.model === code)
  const runway: Runway = {
    model,
    ready,
    held: count(STATE.held),
    linked: count(STATE.linked),
    inProgress: count(STATE.provisioning_in_progress),
    perWeek,
    daysLeft: perWeek === 0 ? null : Math.floor((ready / perWeek) * 7),
    next: head === undefined ? null : headOf(head),
  }
  const isThere = tally.some((row) => row.model === code && row.n > 0) || perWeek > 0
  return isThere ? [runway] : []
}

function headOf({ accountId, model, addedAt }: QueueHead) {
  return {
    kind: 'account' as const,
    accountId: accountIdFromNumber(accountId),
    model: modelOfCode(model),
    addedAt,
  }
}

function isShort({ runways, reorderAt }: PoolLine): boolean {
  return reorderAt !== null && runways.reduce((sum, { ready }) => sum + ready, 0) < reorderAt
}
