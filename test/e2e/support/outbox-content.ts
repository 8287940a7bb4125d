import { openCore } from '../../../src/main/core/core.ts'
import { createLog } from '../../../src/main/core/log.ts'
import { systemPorts } from '../../../src/main/core/system-ports.ts'
import type { InputOf } from '../../../src/shared/contract/index.ts'
import { seedCustomerWithUsers } from '../../support/seed-customers.ts'

/** A customer, Acme GmbH with two users, and drafted mails about it, the first being the oldest. */
export function outboxContent(subjects: readonly string[]): {
  write: (workspaceFile: string) => Promise<void>
} {
  return {
    write: async (workspaceFile) => {
      const customerId = seedCustomerWithUsers(workspaceFile, {
        identifier: 'acme',
        companyName: 'Acme GmbH',
      })
      const ports = systemPorts(createLog(() => {}))
      const core = openCore({ workspaceFile, appVersion: 'test', checksOutput: true, ports })
      for (const subject of subjects) {
        const mail: InputOf<'outbox.create'> = {
          customerId,
          recipients: ['anna@acme.example'],
          subject,
          body: 'Hello Anna,\n\nyour account is ready.\n\nKind regards\nNorthwind',
        }
        const reply = await core.dispatch('outbox.create', mail)
        if (!reply.ok) throw new Error(JSON.stringify(reply.failure))
      }
      await core.close()
    },
  }
}
