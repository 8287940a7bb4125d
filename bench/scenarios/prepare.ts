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
