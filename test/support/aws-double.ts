import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answer } from './aws-double/answer.ts'
import type { DoubleFault } from './aws-double/faults.ts'
import {
  makeOrganization,
  type DoubleOrganization,
  type OrganizationOptions,
} from './aws-double/organization.ts'
import {
  writeProfileFiles,
  writeSignOnToken,
  type DoubleProfile,
  type RawFiles,
} from './aws-double/profile-files.ts'
import type { DoubleRole, DoubleState, SeenRequest } from './aws-double/state.ts'

export { acceptHandshake } from './aws-double/invitations-service.ts'
export { finishCreation } from './aws-double/creations-service.ts'
export { addAccount, addUnit, MANAGEMENT_ACCOUNT } from './aws-double/organization.ts'

/** AWS on loopback: speaks the wire protocols, so that the real SDK is in the test. */
export interface AwsDouble {
  readonly url: string
  /** The organization it began with; tests read and change it. */
  readonly organization: DoubleOrganization
  readonly state: DoubleState
  /** Every request so far, in order. */
  readonly requests: readonly SeenRequest[]
  /** A home folder with the shared files of AWS. */
  readonly home: string
  /** What a process needs in its environment to take the double for AWS, and `home` for its own. */
  readonly env: Readonly<Record<string, string>>
  /** A further organization, with another management account. */
  addOrganization(options: OrganizationOptions): DoubleOrganization
  /** A role that can be assumed; without an external ID unless one is given. */
  addRole(role: Partial<DoubleRole> & { readonly arn: string }): DoubleRole
  /** Writes the config and credentials files anew. */
  profileFiles(profiles: Readonly<Record<string, DoubleProfile>>, raw?: RawFiles): void
  /** Signs a session on, as `aws sso login` does. */
  signOn(session: string, token?: { readonly expiresInMs?: number; readonly canRefresh?: boolean }): void
  /** Makes calls go wrong, from the next one on. */
  fault(fault: DoubleFault): void
  /** All goes well again. */
  clearFaults(): void
  close(): Promise<void>
}

/** Starts the double; the caller closes it. */
export async function openAwsDouble(options: OrganizationOptions = {}): Promise<AwsDouble> {
  const organization = makeOrganization(options)
  const state: DoubleState = {
    organizations: new Map([[organization.managementAccountId, organization]]),
    roles: new Map(),
    callers: new Map(),
    secrets: new Set(),
    signOn: {
      accessToken: randomBytes(20).toString('hex'),
      refreshToken: randomBytes(20).toString('hex'),
    },
    mfaCodes: new Set(['123456']),
    reportDefinitions: new Map(),
    faults: [],
    requests: [],
  }
  state.secrets.add(state.signOn.accessToken).add(state.signOn.refreshToken)
  const counts = new Map<DoubleFault, number>()
  const home = mkdtempSync(join(tmpdir(), 'quartermaster-aws-'))
  const server = createServer((message, response) => {
    void answer(state, counts, message, response).catch((error: unknown) => {
      response.writeHead(501).end(String(error))
    })
  })
  const listening = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', () => listening.resolve())
  await listening.promise
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  let closing: Promise<void> | null = null
  const close = (): Promise<void> =>
    (closing ??= new Promise((resolve) => {
      server.close(() => {
        rmSync(home, { recursive: true, force: true })
        resolve()
      })
      server.closeAllConnections()
    }))
  return {
    url,
    organization,
    state,
    requests: state.requests,
    home,
    env: {
      HOME: home,
      AWS_CONFIG_FILE: join(home, '.aws', 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(home, '.aws', 'credentials'),
      AWS_ENDPOINT_URL: url,
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    addOrganization: (further) => {
      const added = makeOrganization(further)
      state.organizations.set(added.managementAccountId, added)
      return added
    },
    addRole: (role) => {
      const added = { externalId: null, mfaSerial: null, trusts: null, policies: {}, attached: [], ...role }
      state.roles.set(role.arn, added)
      return added
    },
    profileFiles: (profiles, raw = {}) => writeProfileFiles(home, state, profiles, raw),
    signOn: (session, token) => writeSignOnToken(home, state, session, token),
    fault: (fault) => void state.faults.push(fault),
    clearFaults: () => {
      state.faults = []
    },
    close,
  }
}
