import { setTimeout } from 'node:timers/promises'
import { nextSeq } from '../../src/main/core/pool/seq-table.ts'
import { searchWatermark } from '../../src/main/core/pool/account-search-table.ts'
import { connect } from '../../src/main/core/store/open-database.ts'
import { MARKETPLACE_CODES } from '../data.ts'
import { openBenchCore } from './open-core.ts'

/** Makes an empty workspace with the benchmark's marketplaces. */
export async function prepareScenario(input: { readonly workspace: string }): Promise<object> {
  const { core, client } = openBenchCore(input.workspace)
  for (const code of MARKETPLACE_CODES) {
    await client.call('marketplaces.create', {
      code,
      name: `Marketplace ${code}`,
      defaultModel: null,
      currency: 'EUR',
      poolTarget: null,
      reorderAt: null,
    })
  }
  await core.close()
  return {}
}

/** Keeps a workspace open until the index for searches, which is built behind an import, holds every account. */
export async function indexScenario(input: { readonly workspace: string }): Promise<object> {
  const startedAt = performance.now()
  const { core } = openBenchCore(input.workspace)
  const looking = { connection: connect(input.workspace) }
  while (searchWatermark(looking) < nextSeq(looking) - 1) await setTimeout(100)
  looking.connection.close()
  await core.close()
  return { totalMs: performance.now() - startedAt }
}
