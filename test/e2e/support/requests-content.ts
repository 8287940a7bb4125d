import { openCore } from '../../../src/main/core/core.ts'
import { localClient } from '../../../src/main/core/local-client.ts'
import { createLog } from '../../../src/main/core/log.ts'
import { systemPorts } from '../../../src/main/core/system-ports.ts'
import { createPayer } from '../../support/create-payer.ts'

/** Content for the fixture `app`: the customer Acme, and a management account that knows no quota of accounts. */
export const requestsContent: { readonly write: (workspaceFile: string) => Promise<void> } = {
  write: async (workspaceFile) => {
    const ports = systemPorts(createLog(() => {}))
    const core = openCore({ workspaceFile, appVersion: 'test', checksOutput: true, ports })
    const client = localClient(core)
    await client.call('customers.create', {
      identifier: 'acme',
      companyName: 'Acme',
      kind: 'reseller',
      parentId: null,
      users: [],
    })
    await createPayer(client, { maxAccounts: null })
    await core.close()
  },
}
