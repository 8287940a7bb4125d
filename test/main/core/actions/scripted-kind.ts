import type { ActionKind, Settled } from '../../../../src/main/core/actions/action-kind.ts'
import { recordAction } from '../../../../src/main/core/actions/action-table.ts'
import { Refusal } from '../../../../src/main/core/refusal.ts'
import { change } from '../../../../src/main/core/store/change.ts'
import type { Failure } from '../../../../src/shared/contract/failure.ts'
import type { Payer } from '../../../../src/shared/contract/payers.ts'
import { openTestCore, type TestCore } from '../../../support/open-test-core.ts'
import { openTestStore } from '../../../support/seed-accounts.ts'
import { startAwsDouble } from '../../../support/start-aws-double.ts'
import { newPayer } from '../../../support/new-payer.ts'

export const PAYER = '111122223333'
export const OTHER_PAYER = '444455556666'

/** What AWS says to one call; a function is called while the call is under way. */
type Said = Failure | 'fine' | ((signal: AbortSignal) => Promise<unknown>)

/** A kind whose AWS follows a script: what the run makes of its answers is what is tested. */
export const script = {
  made: [] as string[],
  says: [] as Said[],
  settled: { kind: 'unknown', why: 'AWS does not tell.' } as Settled,
  brokenAnswers: false,
}

export const scriptedKind: ActionKind = {
  operation: 'close_account',
  ratePerSecond: 1000,
  burst: 1000,
  make: async (action, _site, context) => {
    script.made.push(action.subject)
    const said = script.says.shift() ?? 'fine'
    if (said === 'fine') return { closed: action.subject }
    if (typeof said === 'function') return said(context.signal)
    throw new Refusal(said)
  },
  done: (tx, action, answer) => {
    if (script.brokenAnswers) throw new Error('not what was expected')
    tx.event({ type: 'SCRIPT_DONE', subject: action.subject, label: JSON.stringify(answer) })
  },
  failed: (tx, action, failure) => {
    tx.event({ type: 'SCRIPT_FAILED', subject: action.subject, label: failure.code })
  },
  settle: async () => script.settled,
  cliArguments: ({ subject }) => ['organizations', 'close-account', '--account-id', subject],
}

/** A core with a management account, and ways to write actions down. */
export interface ActionDesk {
  readonly core: TestCore
  readonly payer: Payer
  /** Writes an action down for each subject, of this management account. */
  record(subjects: readonly string[], options?: { payer?: Payer; notBefore?: string }): Promise<string[]>
  run(actionIds: readonly string[], profile?: string): ReturnType<typeof runs>
  settle(actionIds: readonly string[]): ReturnType<typeof runs>
  /** State, and what is kept of a failure, by subject. */
  states(): Promise<Record<string, string>>
  addPayer(accountId: string): Promise<Payer>
  events(): Promise<string[]>
}

const runs = (core: TestCore, actionIds: readonly string[], profile: string) =>
  core.run('aws.runActions', { actionIds: [...actionIds], profile })

/** Opens one beside a double of AWS, with the profiles `payer` and `other`. */
export async function openActionDesk(core: TestCore = openTestCore()): Promise<ActionDesk> {
  Object.assign(script, {
    made: [],
    says: [],
    settled: { kind: 'unknown', why: 'AWS does not tell.' },
    brokenAnswers: false,
  })
  const aws = await startAwsDouble()
  aws.profileFiles({
    payer: { kind: 'keys', accountId: PAYER },
    other: { kind: 'keys', accountId: OTHER_PAYER },
    stranger: { kind: 'keys', accountId: '999988887777' },
  })
  const addPayer = (accountId: string): Promise<Payer> =>
    core.call('payers.create', newPayer({ accountId, name: `Payer ${accountId.slice(0, 4)}` }))
  const payer = await addPayer(PAYER)
  let lastRecord = 0
  return {
    core,
    payer,
    addPayer,
    record: async (subjects, options = {}) => {
      const store = openTestStore(core.workspaceFile)
      const key = store.connection
        .prepare('SELECT key FROM management_account WHERE id = ?')
        .pluck()
        .get((options.payer ?? payer).id) as number
      const actor = 'Administrator'
      try {
        return subjects.map((subject) => {
          lastRecord += 1
          return change(
            store,
            { type: 'SCRIPT_RECORDED', label: subject, subject, actor, isUndoable: true },
            (tx) =>
              recordAction(tx, {
                managementAccountKey: key,
                operation: 'close_account',
                recordKey: lastRecord,
                subject,
                input: { AccountId: subject },
                notBefore: options.notBefore ?? null,
                actor,
              }).id,
          ).value
        })
      } finally {
        store.connection.close()
      }
    },
    run: (actionIds, profile = 'payer') => runs(core, actionIds, profile),
    settle: (actionIds) => core.run('aws.settleActions', { actionIds: [...actionIds], profile: 'payer' }),
    states: async () => {
      const { actions } = await core.call('actions.page', { filter: {}, first: 0, count: 100 })
      return Object.fromEntries(actions.map(({ subject, state }) => [subject, state]))
    },
    events: async () => {
      const page = await core.call('activity.page', { filter: {}, first: 0, count: 100 })
      return page.events.map(({ type }) => type).toReversed()
    },
  }
}
