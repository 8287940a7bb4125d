import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { planAccepting, settleAccepted } from '../listings/accept-plan-table.ts'
import { writeAcceptedMembers } from '../listings/accepted-member-table.ts'
import { writeLines } from '../listings/json-lines.ts'
import { fillListed } from '../listings/listed-table.ts'
import { listingFiles } from '../listings/listing-files.ts'
import { reconcileAccounts, recordOrganization, type ListingSource } from '../listings/reconcile.ts'
import type { StagedAccount } from '../listings/staged-account.ts'
import {
  insertManagementAccount,
  managementAccountByAccountId,
  type ManagementAccountRecord,
} from '../payers/management-account-table.ts'
import { setMemberCustomer } from '../payers/member-link-table.ts'
import { memberByAccountId } from '../payers/member-table.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { awsStateCode, STATE } from '../pool/account-codes.ts'
import { accountsText, changeLabel } from '../pool/change-wording.ts'
import { countOf } from '../settings/wording.ts'
import type { WritableDb } from '../store/sql.ts'
import { customerOf } from './govern.ts'
import { membersAsListed, pooledAsListed } from './sample-aws-table.ts'
import { DRIFT, drifted, STOCK, type SampleDrift } from './sample-drift.ts'
import { ORGANIZATIONS, type OrganizationName } from './sample-organizations.ts'
import { MARKETPLACES, OWN_PROVIDER, STAFF, type MarketplaceName } from './sample-people.ts'
import { marketplaceKey, type Scene, type Step } from './scene.ts'

const NAMES = Object.keys(ORGANIZATIONS) as OrganizationName[]

/**
 * Management accounts, their members as they were first listed and accepted, and two listings since: what differs in both
 * is a finding, what differs only in the last one a hint.
 */
export const organizationSteps: readonly Step[] = [
  { daysAgo: 31, time: '09:05', happen: (scene) => NAMES.forEach((name) => addPayer(scene, name)) },
  { daysAgo: 31, time: '10:20', happen: (scene) => NAMES.forEach((name) => acceptFirst(scene, name)) },
  { daysAgo: 31, time: '11:40', happen: (scene) => NAMES.forEach((name) => linkOthers(scene, name)) },
  { daysAgo: 8, time: '08:50', happen: listed('core', DRIFT.coreAWeekAgo) },
  { daysAgo: 2, time: '08:45', happen: listed('nordics', DRIFT.nordics) },
  { daysAgo: 1, time: '08:55', happen: listed('core', DRIFT.core) },
  { daysAgo: 1, time: '10:05', happen: listed('hafenkontor', DRIFT.hafenkontor) },
]

/** The management account of an organization of the sample. */
export function payerOf({ store }: Scene, name: OrganizationName): ManagementAccountRecord {
  const payer = managementAccountByAccountId(store, ORGANIZATIONS[name].accountId)
  if (payer === null) throw new Error(`the sample has no management account ${name} yet`)
  return payer
}

function addPayer({ record }: Scene, organization: OrganizationName): void {
  const { others: _others, organizationId: _organizationId, ...fields } = ORGANIZATIONS[organization]
  const { name, accountId } = fields
  const label = `Added management account ${name}`
  record({ type: 'PAYER_ADDED', label, subject: accountId }, (tx) => {
    // Its organization is told by the first listing.
    const entered = { ...fields, partition: 'aws', organizationId: null, providerKey: 1 }
    const key = insertManagementAccount(tx.db, { ...entered, id: tx.newId(), createdAt: tx.at })
    tx.remember('managementAccount', key, 1, null)
    tx.describe({ rows: 1, details: { after: fields } })
  })
}

function acceptFirst(scene: Scene, organization: OrganizationName): void {
  writeListing(scene, organization, [...pooled(scene, organization), ...others(scene, organization)])
  const payer = payerOf(scene, organization)
  const label = `Accepted the accounts of ${payer.name}`
  const intent = { type: 'ACCOUNT_DRIFT_RESOLVED', label, subject: payer.accountId, actor: STAFF }
  scene.record(intent, (tx) => {
    planAccepting(
      tx.db,
      { payer: payer.key, provider: payer.providerKey },
      { kind: 'matching', filter: {}, except: [] },
    )
    writeAcceptedMembers(tx, payer.key)
    settleAccepted(tx, payer.key)
    tx.describe({ rows: membersAsListed(tx.db, payer.key).length })
  })
}

/** What of the pool is in an organization: accounts that customers have, and some that wait for one. */
function pooled(scene: Scene, organization: OrganizationName): StagedAccount[] {
  const of = (name: MarketplaceName, state: number, atMost: number): StagedAccount[] =>
    pooledAsListed(scene.store, { marketplace: marketplaceKey(scene, name), state, atMost })
  if (organization === 'hafenkontor') return []
  const marketplace = organization === 'core' ? 'germany' : 'nordics'
  const allocated = of(marketplace, STATE.allocated, organization === 'core' ? 26 : 14)
  return [
    ...allocated.map((account) => placed(scene, account, 'Root/Customers')),
    ...of(marketplace, STATE.ready, 8).map((account) => placed(scene, account, STOCK)),
  ]
}

function others(scene: Scene, organization: OrganizationName): StagedAccount[] {
  const named = ORGANIZATIONS[organization].others
  const [domain] = OWN_PROVIDER.emailDomains
  return scene.makeAccounts(MARKETPLACES.germany, named.length, true).map(({ accountId }, index) => {
    const [name = '', customer] = named[index] ?? []
    const account = [accountId, name, `aws+${name}@${domain}`, awsStateCode('ACTIVE')] as const
    const whole: StagedAccount = [...account, 'CREATED', null, null, null]
    return placed(scene, whole, customer === null ? 'Root/Internal' : 'Root/Customers')
  })
}

/** With a day on which it joined, and its organizational unit. */
function placed({ random, today }: Scene, account: StagedAccount, path: string): StagedAccount {
  const joinedAt = new Date(today.getTime() - random.integer(40 * 1440, 400 * 1440) * 60_000).toISOString()
  const [id, name, email, state, method] = account
  return [id, name, email, state, method, joinedAt, path, '{}']
}

function linkOthers(scene: Scene, organization: OrganizationName): void {
  const named: readonly (readonly [string, string | null])[] = ORGANIZATIONS[organization].others
  const customers = new Set(named.flatMap(([, customer]) => customer ?? []))
  const members = membersAsListed(scene.store, payerOf(scene, organization).key)
  for (const companyName of customers) {
    const customer = customerOf(scene, companyName)
    const names = new Set(named.filter(([, its]) => its === companyName).map(([name]) => name))
    const keys = members.flatMap(([id, name]) => {
      const member = names.has(name ?? '') ? memberByAccountId(scene.store, accountIdFromNumber(id)) : null
      return member === null ? [] : [member.key]
    })
    const subject = accountsText(keys.length)
    const change = { kind: 'link', customerId: customer.identifier } as const
    const label = changeLabel(change, subject, { customer: companyName, project: null })
    const intent = { type: 'ACCOUNT_LINKED', label, subject, actor: STAFF, customer: customer.key }
    scene.record(intent, (tx) => {
      setMemberCustomer(tx, keys, { customer: customer.key, reason: null })
      tx.describe({ rows: keys.length })
    })
  }
}

/** The members of an organization, listed when AWS and the records differ so much. */
function listed(organization: OrganizationName, drift: SampleDrift): Step['happen'] {
  return (scene) => {
    const members = membersAsListed(scene.store, payerOf(scene, organization).key)
    writeListing(scene, organization, drifted(members, drift))
  }
}

/** Writes a complete listing down as the errand and evidence do: the accounts wait in a file, are read, and compared. */
function writeListing(
  scene: Scene,
  organization: OrganizationName,
  accounts: readonly StagedAccount[],
): void {
  const payer = payerOf(scene, organization)
  const { organizationId, profile } = ORGANIZATIONS[organization]
  const label = `Listed ${countOf(accounts.length, 'account')} of ${payer.name}`
  const intent = {
    type: 'SNAPSHOT_APPLIED',
    label,
    subject: payer.accountId,
    actor: STAFF,
    isUndoable: false,
  }
  scene.record(intent, (tx) => {
    const said: ListingSource = {
      source: profile === null ? 'evidence' : 'live',
      sourceName: profile ?? 'list-accounts.json',
      takenAt: tx.at,
    }
    const described = { Id: organizationId, FeatureSet: 'ALL', MasterAccountId: payer.accountId }
    recordOrganization(tx, payer, {
      ...said,
      organization: { ...described, Arn: null, MasterAccountEmail: null },
    })
    const entries = stage(tx.db, accounts)
    const differences = reconcileAccounts(tx, payer, { ...said, entries, isComplete: true })
    tx.describe({ rows: entries, details: { ...said, accounts: entries, differences } })
  })
}

function stage(db: WritableDb, accounts: readonly StagedAccount[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'quartermaster-sample-'))
  try {
    const files = listingFiles(folder)
    const lines = writeLines(files.accounts)
    for (const account of accounts) lines.add(account)
    lines.close()
    return fillListed(db, files)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
