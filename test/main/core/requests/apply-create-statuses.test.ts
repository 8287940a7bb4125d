import { describe, expect, it, onTestFinished } from 'vitest'
import {
  applyCreateStatuses,
  type CreateStatusCounts,
} from '../../../../src/main/core/requests/apply-create-statuses.ts'
import {
  insertRequest,
  requestByKey,
  updateRequest,
  type RequestFields,
} from '../../../../src/main/core/requests/request-table.ts'
import { managementAccountByKey } from '../../../../src/main/core/payers/management-account-table.ts'
import { memberByAccountId } from '../../../../src/main/core/payers/member-table.ts'
import { change, type ChangeTx, type Store } from '../../../../src/main/core/store/change.ts'
import { AwsCreateAccountStatus } from '../../../../src/shared/domain/aws-answer.ts'
import type { AccountId } from '../../../../src/shared/domain/account-id.ts'
import { awsRefusalWords } from '../../../../src/shared/domain/aws-refusal-words.ts'
import type { RequestState } from '../../../../src/shared/domain/account-request.ts'
import { createPayer } from '../../../support/create-payer.ts'
import { openTestCore } from '../../../support/open-test-core.ts'
import { openTestStore } from '../../../support/seed-accounts.ts'

const ACCOUNT = '210987654321' as AccountId
const CAR = 'car-example0001'

function creation(fields: Partial<AwsCreateAccountStatus>): AwsCreateAccountStatus {
  return AwsCreateAccountStatus.parse({
    Id: CAR,
    AccountName: 'Northwind dev',
    State: 'IN_PROGRESS',
    ...fields,
  })
}

/** Every FailureReason of the Organizations API. */
const FAILURE_REASONS = [
  'ACCOUNT_LIMIT_EXCEEDED',
  'EMAIL_ALREADY_EXISTS',
  'INVALID_ADDRESS',
  'INVALID_EMAIL',
  'CONCURRENT_ACCOUNT_MODIFICATION',
  'INTERNAL_FAILURE',
  'GOVCLOUD_ACCOUNT_ALREADY_EXISTS',
  'MISSING_BUSINESS_VALIDATION',
  'FAILED_BUSINESS_VALIDATION',
  'PENDING_BUSINESS_VALIDATION',
  'INVALID_IDENTITY_FOR_BUSINESS_VALIDATION',
  'UNKNOWN_BUSINESS_VALIDATION',
  'MISSING_PAYMENT_INSTRUMENT',
  'INVALID_PAYMENT_INSTRUMENT',
  'UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED',
]

interface Bench {
  readonly store: Store
  request(state: RequestState, fields?: Partial<RequestFields>): number
  apply(...statuses: AwsCreateAccountStatus[]): CreateStatusCounts
  within<Value>(write: (tx: ChangeTx) => Value): Value
  state(key: number): unknown
  events(): readonly string[]
}

async function openBench(): Promise<Bench> {
  const core = openTestCore()
  await createPayer(core)
  await core.close()
  const store = openTestStore(core.workspaceFile)
  onTestFinished(() => void store.connection.close())
  const intent = { type: 'SNAPSHOT_APPLIED', label: 'Listed', subject: 'x', actor: 'Administrator' }
  const within: Bench['within'] = (write) => change(store, { ...intent, isUndoable: false }, write).value
  return {
    store,
    within,
    request: (state, fields = {}) => {
      const key = within((tx) =>
        insertRequest(tx, {
          id: tx.newId(),
          managementAccountKey: 1,
          createdBy: 'Administrator',
          customerKey: null,
          origin: 'console',
          nickname: 'Northwind dev',
          rootEmail: `aws+${tx.key}@northwind.example`,
          supportPlan: 'Basic',
          roleName: 'OrganizationAccountAccessRole',
          tags: {},
          place: null,
          ...fields,
        }),
      )
      const stored = requestByKey(store, key)
      if (stored === null) throw new Error('it was just stored')
      within((tx) => updateRequest(tx, stored, { state }))
      return key
    },
    apply: (...statuses) =>
      within((tx) => {
        const payer = managementAccountByKey(tx.db, 1)
        if (payer === null) throw new Error('the payer is there')
        return applyCreateStatuses(tx, { payer, statuses, source: { kind: 'evidence', name: 'list.json' } })
      }),
    state: (key) => requestByKey(store, key)?.state,
    events: () =>
      store.connection
        .prepare(`SELECT type FROM event WHERE type LIKE 'ACCOUNT%' ORDER BY seq`)
        .pluck()
        .all() as string[],
  }
}

describe('what AWS says of creations of accounts', () => {
  it('a creation belongs to the approved request with its account name, from then on by its id', async () => {
    const bench = await openBench()
    const key = bench.request('approved')
    expect(bench.apply(creation({}))).toMatchObject({ changed: 1, ignored: 0 })
    expect(requestByKey(bench.store, key)).toMatchObject({ state: 'in_progress', creationId: CAR })
    expect(bench.apply(creation({}))).toMatchObject({ changed: 0, unchanged: 1 })
    const done = creation({ AccountName: 'Renamed', State: 'SUCCEEDED', AccountId: ACCOUNT })
    expect(bench.apply(done)).toMatchObject({ changed: 1 })
    expect(requestByKey(bench.store, key)).toMatchObject({ state: 'succeeded', accountId: ACCOUNT })
    expect(memberByAccountId(bench.store, ACCOUNT)).toMatchObject({
      name: 'Northwind dev',
      joinedMethod: 'CREATED',
      awsState: 'ACTIVE',
    })
    expect(bench.events()).toEqual(['ACCOUNT_REQUEST_STARTED', 'ACCOUNT_REQUEST_SUCCEEDED'])
  })

  it('a failed creation keeps the reason that AWS gave, and makes no member', async () => {
    const bench = await openBench()
    const key = bench.request('approved')
    bench.apply(creation({ State: 'FAILED', FailureReason: 'EMAIL_ALREADY_EXISTS' }))
    expect(requestByKey(bench.store, key)).toMatchObject({
      state: 'failed',
      failureReason: 'EMAIL_ALREADY_EXISTS',
      accountId: null,
    })
    expect(bench.events()).toEqual(['ACCOUNT_REQUEST_FAILED'])
  })

  it('every reason of AWS is kept, and there are words for it', async () => {
    const bench = await openBench()
    for (const [index, FailureReason] of FAILURE_REASONS.entries()) {
      const key = bench.request('approved', { nickname: FailureReason.slice(0, 50) })
      const AccountName = FailureReason.slice(0, 50)
      bench.apply(creation({ Id: `car-example${1000 + index}`, AccountName, State: 'FAILED', FailureReason }))
      expect(requestByKey(bench.store, key)).toMatchObject({ state: 'failed', failureReason: FailureReason })
      expect(awsRefusalWords(FailureReason)?.next).toMatch(/\.$/)
    }
  })

  it('nothing is taken for a request that nobody approved, that is younger, or that has a twin', async () => {
    const bench = await openBench()
    const draft = bench.request('submitted', { nickname: 'Draft' })
    const young = bench.request('approved', { nickname: 'Young' })
    const twins = [
      bench.request('approved', { nickname: 'Twin' }),
      bench.request('approved', { nickname: 'Twin' }),
    ]
    expect(
      bench.apply(
        creation({ AccountName: 'Draft' }),
        creation({ Id: 'car-example0002', AccountName: 'Young', RequestedTimestamp: '2020-01-01T00:00:00Z' }),
        creation({ Id: 'car-example0003', AccountName: 'Twin' }),
        creation({ Id: 'car-example0004', AccountName: 'Nobody knows it' }),
        creation({ Id: 'car-example0005', AccountName: 'Twin', State: 'UNHEARD_OF' }),
      ),
    ).toMatchObject({ changed: 0, unchanged: 0, ignored: 5 })
    expect([draft, young, ...twins].map(bench.state)).toEqual([
      'submitted',
      'approved',
      'approved',
      'approved',
    ])
  })

  it('what is over stays over, whatever an older listing says', async () => {
    const bench = await openBench()
    const key = bench.request('approved')
    bench.apply(creation({ State: 'SUCCEEDED', AccountId: ACCOUNT }))
    bench.apply(creation({ State: 'IN_PROGRESS' }))
    bench.apply(creation({ State: 'FAILED', FailureReason: 'INTERNAL_FAILURE' }))
    expect(bench.state(key)).toBe('succeeded')
  })

  it('a created account comes into the pool where its request says so, and counters follow', async () => {
    const bench = await openBench()
    bench.store.connection
      .prepare(`INSERT INTO marketplace (id, provider, code, name) VALUES ('m', 1, 'MP-0001', 'One')`)
      .run()
    bench.store.connection
      .prepare(
        `INSERT INTO customer (id, provider, identifier, company_name, kind, status, origin, created_at)
         VALUES ('c', 1, 'northwind', 'Northwind', 'distributor', 'active', 'created', '2026-01-01T00:00:00.000Z')`,
      )
      .run()
    bench.request('approved', { place: { marketplaceKey: 1, model: 'SPAM' }, customerKey: 1 })
    const { effects } = bench.apply(creation({ State: 'SUCCEEDED', AccountId: ACCOUNT }))
    expect(effects).toMatchObject([{ kind: 'accounts-appended', codes: { length: 1 } }])
    const rows = bench.store.connection.prepare('SELECT account_id AS id, name, customer FROM account').all()
    expect(rows).toEqual([{ id: Number(ACCOUNT), name: 'Northwind dev', customer: 1 }])
    expect(bench.store.connection.prepare('SELECT sum(n) FROM tally').pluck().get()).toBe(1)
  })
})
