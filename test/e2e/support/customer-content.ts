import { openCore } from '../../../src/main/core/core.ts'
import { createLog } from '../../../src/main/core/log.ts'
import { systemPorts } from '../../../src/main/core/system-ports.ts'
import type { AnswerOf, InputOf } from '../../../src/shared/contract/index.ts'

/** Content for the fixture `app`: My company › Acme › Blue, Cyan; My company › Zeta › Amber. */
export const customerContent: { write: (workspaceFile: string) => Promise<void> } = {
  write: async (workspaceFile) => {
    const ports = systemPorts(createLog(() => {}))
    const core = openCore({ workspaceFile, appVersion: 'test', checksOutput: true, ports })
    const add = async (
      customer: Partial<InputOf<'customers.create'>> & { readonly companyName: string },
    ): Promise<AnswerOf<'customers.create'>> => {
      const reply = await core.dispatch('customers.create', {
        identifier: customer.companyName.toLowerCase(),
        kind: 'end_customer',
        parentId: null,
        users: [],
        ...customer,
      })
      if (!reply.ok) throw new Error(JSON.stringify(reply.failure))
      // The core checked it against the contract.
      return reply.value as AnswerOf<'customers.create'>
    }
    const acme = await add({ companyName: 'Acme', kind: 'reseller' })
    const zeta = await add({ companyName: 'Zeta', kind: 'reseller' })
    const jo = { email: 'jo@blue.example', firstName: 'Jo', lastName: 'Doe', role: 'owner' } as const
    await add({ companyName: 'Blue', parentId: acme.id, users: [jo] })
    await add({ companyName: 'Cyan', parentId: acme.id })
    await add({ companyName: 'Amber', parentId: zeta.id })
    await core.close()
  },
}
