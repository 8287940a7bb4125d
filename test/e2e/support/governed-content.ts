import { openCore } from '../../../src/main/core/core.ts'
import { localClient } from '../../../src/main/core/local-client.ts'
import { createLog } from '../../../src/main/core/log.ts'
import { systemPorts } from '../../../src/main/core/system-ports.ts'
import type { InputOf } from '../../../src/shared/contract/index.ts'
import type { Client } from '../../../src/shared/client.ts'

/**
 * Content for the fixture `app`: the reseller Acme with the active users Ann and Jo and a project, the end customer
 * Blue that registered itself and waits, tags, and an administrator with an email address.
 */
export const governedContent: { readonly write: (workspaceFile: string) => Promise<void> } = {
  write: async (workspaceFile) => {
    const ports = systemPorts(createLog(() => {}))
    const core = openCore({ workspaceFile, appVersion: 'test', checksOutput: true, ports })
    await writeContent(localClient(core))
    await core.close()
  },
}

const TAG: Omit<InputOf<'tags.define'>, 'name'> = {
  description: '',
  type: 'text',
  choices: [],
  pattern: null,
  defaultValue: null,
  isRestricted: false,
  isImmutable: false,
  isMandatory: false,
}

async function writeContent({ call }: Client): Promise<void> {
  const { operator, settings } = await call('session.get', {})
  await call('operators.edit', { ...operator, email: 'admin@distributor.example' })
  const clerk = {
    name: 'Olga',
    email: 'olga@distributor.example',
    providerId: null,
    isPartner: false,
  } as const
  await call('operators.create', { ...clerk, role: 'operator' })
  await call('settings.edit', { ...settings, needsApproval: true })
  const acme = await call('customers.create', {
    identifier: 'acme',
    companyName: 'Acme',
    kind: 'reseller',
    parentId: null,
    users: [
      { email: 'ann@acme.example', firstName: 'Ann', lastName: 'Archer', role: 'owner' },
      { email: 'jo@acme.example', firstName: 'Jo', lastName: 'Jones', role: 'employee' },
    ],
  })
  const { users } = await call('users.list', { customerId: acme.id })
  for (const { id, rev } of users) await call('users.accept', { id, rev })
  await call('projects.create', { customerId: acme.id, identifier: 'shop', name: 'Shop' })
  await call('governance.register', {
    companyName: 'Blue',
    identifier: 'blue',
    kind: 'end_customer',
    parentId: acme.id,
    user: { email: 'bo@blue.example', firstName: 'Bo', lastName: 'Blue', jobFunction: null },
    tags: {},
  })
  await call('tags.define', { ...TAG, name: 'Cost centre', pattern: '[A-Z]{2}-[0-9]+' })
  await call('tags.define', { ...TAG, name: 'Discount', type: 'number', isRestricted: true })
}
