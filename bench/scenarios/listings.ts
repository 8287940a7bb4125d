import { rmSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { accountIdFromNumber, type AccountId } from '../../src/shared/domain/account-id.ts'
import type { Client } from '../../src/shared/client.ts'
import { median } from '../statistics.ts'
import { grant, openBenchCore } from './open-core.ts'

interface ListingInput {
  readonly workspace: string
  readonly accounts: number
}

const PAYER = '210987654321' as AccountId
/** So many share one that is renamed. */
const RENAMED_EVERY = 50
const ROUNDS = 5

/**
 * Brings a list of the first accounts of a pool as the AWS CLI prints it, accepts all of it, and brings it again with some
 * renamed: what recognising it and comparing it with members and pool take, through the product, beside JSON.parse.
 */
export async function listingScenario({ workspace, accounts }: ListingInput): Promise<object> {
  const { core, client } = openBenchCore(workspace)
  const { id: payerId } = await client.call('payers.create', {
    accountId: PAYER,
    partition: 'aws',
    isMsp: true,
    name: 'Bench',
    organizationId: null,
    sharing: 'shared',
    maxAccounts: null,
    isEmailVerified: null,
    billingBucket: null,
    capabilities: [],
    profile: null,
    note: null,
  })
  const ids = firstAccounts(workspace, accounts)
  const path = `${workspace}.listing.json`
  const bring = async (text: string) => {
    writeFileSync(path, text)
    const openedAt = performance.now()
    const source = { kind: 'file', file: grant(core, path) } as const
    const { evidenceId } = await client.run('evidence.open', { sources: [source] })
    const openMs = performance.now() - openedAt
    const comparedAt = performance.now()
    const { applied } = await client.run('evidence.apply', { evidenceId, pieces: [{ index: 0, payerId }] })
    const compareMs = performance.now() - comparedAt
    await client.call('evidence.close', { evidenceId })
    return { openMs, compareMs, differences: applied[0]?.differences }
  }
  const first = await bring(listingOf(ids, false))
  const acceptMs = await acceptAll(client, payerId)
  const text = listingOf(ids, true)
  const again = await bring(text)
  rmSync(path)
  const renamed = Math.ceil(accounts / RENAMED_EVERY)
  if (again.differences?.changed !== renamed || again.differences.pool !== renamed) {
    throw new Error(`compared wrongly: ${JSON.stringify(again.differences)}`)
  }
  await core.close()
  return {
    openMs: again.openMs,
    parseMs: timeToParse(text),
    acceptMs,
    firstMs: first.compareMs,
    againMs: again.compareMs,
  }
}

async function acceptAll(client: Client, payerId: string): Promise<number> {
  const startedAt = performance.now()
  const selection = { kind: 'matching', filter: {}, except: [] } as const
  const input = { payerId, selection: { ...selection, except: [] } }
  const { version } = await client.call('listings.previewAccept', input)
  await client.run('listings.accept', { ...input, version })
  return performance.now() - startedAt
}

/** As `aws organizations list-accounts` prints it. */
function listingOf(ids: readonly AccountId[], isRenamed: boolean): string {
  const accounts = ids.map((Id, index) => ({
    Id,
    Arn: `arn:aws:organizations::${PAYER}:account/o-a1b2c3d4e5/${Id}`,
    Email: `aws+${Id}@customer.example`,
    Name: `Account ${index}${isRenamed && index % RENAMED_EVERY === 0 ? ' renamed' : ''}`,
    Status: 'ACTIVE',
    State: 'ACTIVE',
    JoinedMethod: 'CREATED',
    JoinedTimestamp: '2025-12-16T18:36:00.123000+00:00',
  }))
  return JSON.stringify({ Accounts: accounts }, null, 4)
}

function timeToParse(text: string): number {
  const bytes = Buffer.from(text)
  return median(
    Array.from({ length: ROUNDS }, () => {
      const startedAt = performance.now()
      JSON.parse(bytes.toString('utf8'))
      return performance.now() - startedAt
    }),
  )
}

function firstAccounts(workspace: string, accounts: number): AccountId[] {
  const file = new Database(workspace, { readonly: true })
  const ids = file.prepare('SELECT account_id FROM account ORDER BY seq LIMIT ?').pluck().all(accounts)
  file.close()
  return ids.map((id) => accountIdFromNumber(Number(id)))
}
