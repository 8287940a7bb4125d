import type { z } from 'zod'
import type { NextUp, PoolLine } from '../../../shared/contract/dashboard.ts'
import type { NamesOf } from '../../../shared/contract/index.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { noneByStatus } from '../../../shared/domain/account-status.ts'
import { eventsPage } from '../activity/event-view.ts'
import type { HandlersOf } from '../handler.ts'
import { modelOfCode, STATE, statusOfState } from '../pool/account-codes.ts'
import { readTally, type TallyRow } from '../pool/tally-table.ts'
import type { ReadableDb } from '../store/sql.ts'
import {
  addedPerDay,
  holdsEndingBy,
  marketplaceLines,
  nextAccounts,
  type MarketplaceLine,
  type WaitingAccount,
} from './dashboard-view.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `dashboard.${string}`>

const DAYS_SHOWN = 30
const HOLDS_WITHIN_DAYS = 7
const RECENT_EVENTS = 10

/** dashboard.*: what is in the pool and what comes next. Sums are of the active provider, lines of all. */
export const dashboardHandlers: HandlersOf<Name> = {
  'dashboard.get': (_input, { store, session, ports }) => {
    const { providerKey, provider } = session.current()
    const today = ports.now()
    const lines = poolLines(store, providerKey)
    const ours = lines.filter(({ providerId }) => providerId === provider.id)
    const byStatus = noneByStatus()
    for (const line of ours) addCounts(byStatus, line.byStatus)
    return {
      byStatus,
      held: ours.reduce((sum, line) => sum + line.held, 0),
      total: Object.values(byStatus).reduce((sum, count) => sum + count, 0),
      lines,
      addedPerDay: everyDay(store, providerKey, today),
      recent: eventsPage(store, { filter: {}, first: 0, count: RECENT_EVENTS }),
      holdsEnding: holdsEndingBy(store, providerKey, dayAfter(today, HOLDS_WITHIN_DAYS)).map((hold) => ({
        ...hold,
        accountId: accountIdFromNumber(hold.accountId),
      })),
    }
  },
}

function poolLines(db: ReadableDb, providerKey: number): PoolLine[] {
  const tally = Map.groupBy(readTally(db), ({ marketplace }) => marketplace)
  const next = new Map(nextAccounts(db).map((account) => [account.marketplace, account]))
  return marketplaceLines(db, providerKey).map((line) =>
    poolLine(line, tally.get(line.key) ?? [], next.get(line.key)),
  )
}

function poolLine(
  line: MarketplaceLine,
  tally: readonly TallyRow[],
  next: WaitingAccount | undefined,
): PoolLine {
  const byStatus = noneByStatus()
  const readyByModel = { SPAM: 0, ECAM: 0 }
  let held = 0
  for (const { state, model, n } of tally) {
    byStatus[statusOfState(state)] += n
    if (state === STATE.ready) readyByModel[modelOfCode(model)] += n
    if (state === STATE.held) held += n
  }
  const { key: _key, providerKey: _providerKey, code, name, id, ...facts } = line
  return {
    ...facts,
    marketplaceId: id,
    marketplaceCode: code,
    marketplaceName: name,
    byStatus,
    readyByModel,
    held,
    next: nextUp(next, { byStatus, held }),
  }
}

/** The next account, or in words why there is none (CB-01). */
function nextUp(
  next: WaitingAccount | undefined,
  { byStatus, held }: Pick<PoolLine, 'byStatus' | 'held'>,
): z.infer<typeof NextUp> {
  if (next !== undefined) {
    const { accountId, model, addedAt } = next
    return {
      kind: 'account',
      accountId: accountIdFromNumber(accountId),
      model: modelOfCode(model),
      addedAt,
    }
  }
  const total = Object.values(byStatus).reduce((sum, count) => sum + count, 0)
  if (total === 0)
    return { kind: 'none', why: 'No account is stored for this marketplace yet. Add or import some.' }
  if (held > 0) {
    return { kind: 'none', why: 'All Ready accounts are on hold. Release one, or add or import more.' }
  }
  return { kind: 'none', why: 'No account is Ready any more. Add or import some.' }
}

function everyDay(db: ReadableDb, providerKey: number, today: Date) {
  const days = Array.from({ length: DAYS_SHOWN }, (_, index) => dayAfter(today, index - DAYS_SHOWN + 1))
  const added = addedPerDay(db, providerKey, days[0] ?? '')
  const byDay = new Map(added.map(({ day, accounts }) => [day, accounts]))
  return days.map((day) => ({ day, accounts: byDay.get(day) ?? 0 }))
}

function dayAfter(from: Date, days: number): string {
  return new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10)
}

function addCounts(sums: PoolLine['byStatus'], counts: PoolLine['byStatus']): void {
  for (const status of Object.keys(counts) as (keyof typeof counts)[]) sums[status] += counts[status]
}
