import type { AcceptPlan, Difference, DifferenceSelection } from '../../src/shared/contract/listings.ts'
import type { OutputOf } from '../../src/shared/contract/index.ts'
import { openTestCore, type TestCore } from './open-test-core.ts'
import { openTestStore } from './seed-accounts.ts'
import { SAMPLE_PAYER, seedPayer } from './seed-payer.ts'

/** An account as `aws organizations list-accounts` prints it; what is not given is unremarkable. */
export type PrintedAccount = { readonly Id: string } & Readonly<Record<string, unknown>>

/** A core with one management account, and short ways to bring listings and look at differences. */
export interface ListedCore extends TestCore {
  readonly payerId: string
  /** Brings accounts as evidence and compares them. */
  bring(
    accounts: readonly PrintedAccount[],
    rest?: Readonly<Record<string, unknown>>,
  ): Promise<OutputOf<'evidence.apply'>['applied'][number]>
  bringText(text: string, name?: string): Promise<OutputOf<'evidence.open'>>
  differences(filter?: { readonly isIgnored?: boolean; readonly search?: string }): Promise<Difference[]>
  /** Each as `account field ours → theirs`. */
  said(): Promise<string[]>
  accept(selection?: DifferenceSelection): Promise<AcceptPlan & { readonly changeId: string | null }>
  undo(changeId: string | null): Promise<OutputOf<'activity.undo'>>
  /** Columns of all rows of a table, as they are stored. */
  stored<Row>(query: string): Row[]
}

/** Everything that is open. */
export const ALL: DifferenceSelection = { kind: 'matching', filter: { isIgnored: false }, except: [] }

/** Prints an account. */
export function printed({ Id, ...rest }: PrintedAccount): Record<string, unknown> {
  return {
    Id,
    Arn: `arn:aws:organizations::${SAMPLE_PAYER}:account/o-a1b2c3d4e5/${Id}`,
    Email: `aws+${Id}@example.com`,
    Name: `Account ${Id}`,
    State: 'ACTIVE',
    JoinedMethod: 'CREATED',
    JoinedTimestamp: '2026-01-02T03:04:05+00:00',
    ...rest,
  }
}

/** Opens it. */
export async function openListedCore(): Promise<ListedCore> {
  const core = openTestCore()
  // Opened once, so that provider and operator are there.
  await core.call('session.get', {})
  const payerId = seedPayer(core.workspaceFile)
  const bringText: ListedCore['bringText'] = (text, name = 'listing.json') =>
    core.run('evidence.open', { sources: [{ kind: 'text', name, text }] })
  const differences: ListedCore['differences'] = async (filter = {}) =>
    (await core.call('listings.differences', { payerId, filter, first: 0, count: 1000 })).rows
  return {
    ...core,
    payerId,
    bringText,
    bring: async (accounts, rest = {}) => {
      const { evidenceId, pieces, refused } = await bringText(
        JSON.stringify({ Accounts: accounts.map(printed), ...rest }),
      )
      if (pieces.length !== 1) throw new Error(JSON.stringify(refused))
      const { applied } = await core.run('evidence.apply', { evidenceId, pieces: [{ index: 0, payerId }] })
      const [only] = applied
      if (only === undefined) throw new Error('one piece was taken over')
      return only
    },
    differences,
    said: async () =>
      (await differences()).map(
        ({ accountId, field, ours, theirs }) => `${accountId} ${field} ${ours ?? '–'} → ${theirs ?? '–'}`,
      ),
    accept: async (selection = ALL) => {
      const { version } = await core.call('listings.previewAccept', { payerId, selection })
      return core.run('listings.accept', { payerId, selection, version })
    },
    undo: (changeId) => core.run('activity.undo', { changeId: changeId ?? '' }),
    stored: <Row>(query: string) => {
      const store = openTestStore(core.workspaceFile)
      try {
        return store.connection.prepare(query).all() as Row[]
      } finally {
        store.connection.close()
      }
    },
  }
}
