import { describe, expect, it, onTestFinished } from 'vitest'
import { applyHandshakes, type HandshakeCounts } from '../../../../src/main/core/invites/apply-handshakes.ts'
import { insertInvite, openInviteOf } from '../../../../src/main/core/invites/invite-table.ts'
import { memberByAccountId } from '../../../../src/main/core/payers/member-table.ts'
import { managementAccountByKey } from '../../../../src/main/core/payers/management-account-table.ts'
import { change, type ChangeTx, type Store } from '../../../../src/main/core/store/change.ts'
import type { AccountId } from '../../../../src/shared/domain/account-id.ts'
import type { AwsHandshake } from '../../../../src/shared/domain/aws-answer.ts'
import { openTestCore } from '../../../support/open-test-core.ts'
import { openTestStore } from '../../../support/seed-accounts.ts'
import { createPayer } from '../../../support/create-payer.ts'

const PAYER = '111122223333'
const ACCOUNT = '210987654321' as AccountId

function handshake(id: string, state: string, fields: Partial<AwsHandshake> = {}): AwsHandshake {
  return {
    Id: id,
    Arn: `arn:aws:organizations::${PAYER}:handshake/o-1111222233/invite/${id}`,
    Parties: [
      { Id: '1111222233', Type: 'ORGANIZATION' },
      { Id: ACCOUNT, Type: 'ACCOUNT' },
    ],
    State: state,
    RequestedTimestamp: '2026-11-20T10:00:00.000Z',
    ExpirationTimestamp: '2026-12-05T10:00:00.000Z',
    Action: 'INVITE',
    Resources: [
      { Type: 'ACCOUNT', Value: ACCOUNT },
      { Type: 'NOTES', Value: 'Welcome' },
    ],
    ...fields,
  }
}

interface Bench {
  readonly store: Store
  apply(...handshakes: AwsHandshake[]): HandshakeCounts
  within<Value>(write: (tx: ChangeTx) => Value): Value
  rows(): readonly Readonly<Record<string, unknown>>[]
  events(): readonly string[]
}

async function openBench(): Promise<Bench> {
  const core = openTestCore()
  await createPayer(core)
  await core.close()
  const store = openTestStore(core.workspaceFile)
  onTestFinished(() => void store.connection.close())
  const intent = {
    type: 'SNAPSHOT_APPLIED',
    label: 'Listed',
    subject: 'x',
    actor: 'Administrator',
    isUndoable: true,
  }
  const within: Bench['within'] = (write) => change(store, intent, write).value
  return {
    store,
    within,
    apply: (...handshakes) =>
      within((tx) => {
        const payer = managementAccountByKey(tx.db, 1)
        if (payer === null) throw new Error('the payer is there')
        return applyHandshakes(tx, { payer, handshakes, source: { kind: 'evidence', name: 'list.json' } })
      }),
    rows: () =>
      store.connection
        .prepare('SELECT target, state, handshake_id AS handshake FROM invite ORDER BY key')
        .all() as Readonly<Record<string, unknown>>[],
    events: () =>
      store.connection
        .prepare(`SELECT type FROM event WHERE type LIKE 'INVITE%' OR type = 'MEMBER_ADDED' ORDER BY seq`)
        .pluck()
        .all() as string[],
  }
}

describe('what AWS says of invitations', () => {
  it.each([
    ['REQUESTED', 'requested', 'INVITE_REQUESTED'],
    ['OPEN', 'requested', 'INVITE_REQUESTED'],
    ['CANCELED', 'canceled', 'INVITE_CANCELED'],
    ['DECLINED', 'declined', 'INVITE_DECLINED'],
    ['EXPIRED', 'expired', 'INVITE_EXPIRED'],
  ])('a handshake that nobody knew and that is %s becomes a row', async (theirs, ours, event) => {
    const bench = await openBench()
    expect(bench.apply(handshake('h-example0001', theirs))).toMatchObject({ added: 1, members: 0 })
    expect(bench.rows()).toEqual([{ target: ACCOUNT, state: ours, handshake: 'h-example0001' }])
    expect(bench.events()).toEqual([event])
  })

  it('an accepted one makes its account a member, once', async () => {
    const bench = await openBench()
    expect(bench.apply(handshake('h-example0001', 'REQUESTED'))).toMatchObject({ added: 1 })
    expect(bench.apply(handshake('h-example0001', 'ACCEPTED'))).toMatchObject({ changed: 1, members: 1 })
    expect(bench.apply(handshake('h-example0001', 'ACCEPTED'))).toMatchObject({ unchanged: 1, members: 0 })
    expect(memberByAccountId(bench.store, ACCOUNT)).toMatchObject({ joinedMethod: 'INVITED' })
    expect(bench.events()).toEqual(['INVITE_REQUESTED', 'MEMBER_ADDED', 'INVITE_ACCEPTED'])
  })

  it('finished ones stay when AWS has forgotten them, and an older listing reopens none', async () => {
    const bench = await openBench()
    bench.apply(handshake('h-example0001', 'DECLINED'))
    const nothing = { added: 0, changed: 0, unchanged: 0, ignored: 0, members: 0, effects: [] }
    expect(bench.apply()).toEqual(nothing)
    expect(bench.apply(handshake('h-example0001', 'REQUESTED'))).toMatchObject({ unchanged: 1 })
    expect(bench.rows()).toEqual([{ target: ACCOUNT, state: 'declined', handshake: 'h-example0001' }])
  })

  it('an open one belongs to our open invitation of the same target; one that was over before does not', async () => {
    const bench = await openBench()
    bench.within((tx) =>
      insertInvite(tx, {
        managementAccountKey: 1,
        targetType: 'ACCOUNT',
        target: ACCOUNT,
        state: 'approved',
        tags: {},
        createdBy: 'Administrator',
      }),
    )
    bench.apply(handshake('h-example0001', 'CANCELED'), handshake('h-example0002', 'REQUESTED'))
    expect(bench.rows()).toEqual([
      { target: ACCOUNT, state: 'requested', handshake: 'h-example0002' },
      { target: ACCOUNT, state: 'canceled', handshake: 'h-example0001' },
    ])
  })

  it('a newer one takes the place of one that AWS has forgotten', async () => {
    const bench = await openBench()
    bench.apply(handshake('h-example0001', 'REQUESTED'))
    bench.apply(handshake('h-example0002', 'REQUESTED', { RequestedTimestamp: '2026-12-20T10:00:00Z' }))
    expect(bench.rows()).toEqual([
      { target: ACCOUNT, state: 'expired', handshake: 'h-example0001' },
      { target: ACCOUNT, state: 'requested', handshake: 'h-example0002' },
    ])
    expect(openInviteOf(bench.store, 1, ACCOUNT)?.handshakeId).toBe('h-example0002')
  })

  it.each([
    ['another action', { Action: 'ENABLE_ALL_FEATURES' }],
    ['another sender', { Arn: 'arn:aws:organizations::999988887777:handshake/o-9/invite/h-example0001' }],
    ['a state AWS did not have', { State: 'PONDERED' }],
    ['no target', { Parties: [], Resources: [] }],
  ])('a handshake with %s is left alone', async (_what, fields) => {
    const bench = await openBench()
    expect(bench.apply(handshake('h-example0001', 'REQUESTED', fields))).toMatchObject({ ignored: 1 })
    expect(bench.rows()).toEqual([])
  })

  it('times of the wire, as epoch seconds, are read too', async () => {
    const bench = await openBench()
    bench.apply(handshake('h-example0001', 'REQUESTED', { ExpirationTimestamp: 1_796_464_800 }))
    expect(openInviteOf(bench.store, 1, ACCOUNT)?.expiresAt).toBe('2026-12-05T10:00:00.000Z')
  })
})
