import type { AccountFilter, AccountSort } from '../../src/shared/contract/accounts.ts'
import type { OutputOf } from '../../src/shared/contract/index.ts'
import { median } from '../statistics.ts'
import { openBenchCore } from './open-core.ts'

const BY_ADDED: AccountSort = { by: 'added', direction: 'ascending' }

/** Pages, counts and searches of a warm core, medians in milliseconds; in the core, without the way to a window. */
export async function listScenario(input: { readonly workspace: string }): Promise<object> {
  const { core, client } = openBenchCore(input.workspace)
  const page = async (filter: AccountFilter, first: number): Promise<{ total: number }> => {
    const reply = await core.dispatch('accounts.page', { filter, sort: BY_ADDED, first, count: 100 })
    if (!reply.ok) throw new Error(reply.failure.code)
    return reply.value as OutputOf<'accounts.page'>
  }
  const { marketplaces } = await client.call('session.get', {})
  const common = marketplaces[0]?.id ?? ''
  const rare = marketplaces.at(-1)?.id ?? ''
  const { total } = await page({}, 0)

  const filters: readonly AccountFilter[] = [
    {},
    { statuses: ['ready'] },
    { marketplaceIds: [common] },
    { marketplaceIds: [rare], models: ['ECAM'] },
    { statuses: ['ready'], models: ['SPAM'] },
  ]
  const pagesMs: number[] = []
  for (const filter of filters) {
    const matching = (await page(filter, 0)).total
    for (let step = 0; step < 40; step += 1) {
      pagesMs.push(await timed(() => page(filter, Math.max(0, Math.floor((matching * step) / 40) - 100))))
    }
  }
  // A filter that was never asked before has nothing cached: its first total is the whole count.
  const countsMs: number[] = []
  for (const marketplace of marketplaces.slice(5, 25)) {
    countsMs.push(await timed(() => page({ marketplaceIds: [marketplace.id], models: ['SPAM'] }, 0)))
  }
  const totalsMs = await many(40, () => core.dispatch('accounts.totals', { filter: {} }))
  const prefixMs = await many(40, (round) => page({ search: `${100_000 + round * 7919}*` }, 0))
  const substringMs = await many(40, (round) => page({ search: String(900_000 - round * 7919) }, 0))
  await core.close()
  return {
    total,
    pageMs: median(pagesMs),
    countMs: median(countsMs),
    totalsMs: median(totalsMs),
    prefixMs: median(prefixMs),
    substringMs: median(substringMs),
  }
}

/** From opening the workspace to its first page and totals. */
export async function openScenario(input: { readonly workspace: string }): Promise<object> {
  const openedMs: number[] = []
  for (let round = 0; round < 6; round += 1) {
    const startedAt = performance.now()
    const { core, client } = openBenchCore(input.workspace)
    await Promise.all([
      client.call('accounts.page', { filter: {}, sort: BY_ADDED, first: 0, count: 100 }),
      client.call('accounts.totals', { filter: {} }),
    ])
    openedMs.push(performance.now() - startedAt)
    await core.close()
  }
  return { openMs: median(openedMs.slice(1)) }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

async function many(times: number, work: (round: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let round = 0; round < times; round += 1) took.push(await timed(() => work(round)))
  return took
}
