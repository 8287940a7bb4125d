import { openCore } from '../../../src/main/core/core.ts'
import { localClient } from '../../../src/main/core/local-client.ts'
import { createLog } from '../../../src/main/core/log.ts'
import { systemPorts } from '../../../src/main/core/system-ports.ts'
import { createPayer } from '../../support/create-payer.ts'

/** A management account and invitations of these accounts that wait to be made at AWS, the first being the oldest. */
export function actionContent(targets: readonly string[]): {
  write: (workspaceFile: string) => Promise<void>
} {
  return {
    write: async (workspaceFile) => {
      const ports = systemPorts(createLog(() => {}))
      const core = openCore({ workspaceFile, appVersion: 'test', checksOutput: true, ports })
      const client = localClient(core)
      const payer = await createPayer(client)
      for (const target of targets) {
        const fields = {
          payerId: payer.id,
          rootEmail: null,
          customerId: null,
          notes: 'Welcome to us',
          tags: {},
        }
        const { id } = await client.call('invites.draft', { ...fields, target })
        const at = async () => ({ id, rev: (await client.call('invites.get', { id })).invite.rev })
        await client.call('invites.submit', await at())
        await client.call('invites.approve', await at())
        await client.call('invites.request', await at())
      }
      await core.close()
    },
  }
}
