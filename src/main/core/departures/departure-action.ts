import type { DepartureKind } from '../../../shared/domain/departure.ts'
import type { ActionKind, Settled } from '../actions/action-kind.ts'
import type { ActionRecord } from '../actions/action-table.ts'
import type { AwsCallResult } from '../aws/thread/calls.ts'
import { notAllowed } from '../refusal.ts'
import type { ReadableDb } from '../store/sql.ts'
import { DEPARTURE_EVENTS, endLabel, finishDeparture } from './end-departure.ts'
import { departureByKey, updateDeparture, type DepartureRecord } from './departure-table.ts'

interface Way {
  readonly operation: 'close_account' | 'remove_account'
  readonly call: 'closeAccount' | 'removeAccount'
  readonly command: string
  /** As AWS grants it (aws-facts §4.4). */
  readonly ratePerSecond: number
  readonly burst: number
  /** What the account looks like once AWS did it. */
  isDone(account: AwsCallResult<'describeAccount'>): boolean
}

const WAYS: Readonly<Record<DepartureKind, Way>> = {
  close: {
    operation: 'close_account',
    call: 'closeAccount',
    command: 'close-account',
    ratePerSecond: 0.05,
    burst: 1,
    isDone: (account) => account !== null && account.state !== 'ACTIVE' && account.state !== null,
  },
  remove: {
    operation: 'remove_account',
    call: 'removeAccount',
    command: 'remove-account-from-organization',
    ratePerSecond: 2,
    burst: 2,
    isDone: (account) => account === null,
  },
}

/** The operation that a departure is made by. */
export function departureOperation(kind: DepartureKind): Way['operation'] {
  return WAYS[kind].operation
}

/** Commands of the AWS CLI that do it, and that tell what became of it. */
export function departureCommands(
  { kind, accountId }: Pick<DepartureRecord, 'kind' | 'accountId'>,
  profile: string | null,
): readonly string[] {
  const end = profile === null ? '' : ` --profile '${profile.replaceAll("'", `'\\''`)}'`
  return [WAYS[kind].command, 'describe-account'].map(
    (name) => `aws organizations ${name} --account-id ${accountId}${end}`,
  )
}

/** CloseAccount. AWS goes on after its answer; a listing tells when the account is closed. */
export const closeAccountKind = kindOf('close')
/** RemoveAccountFromOrganization. */
export const removeAccountKind = kindOf('remove')

function kindOf(kind: DepartureKind): ActionKind {
  const { operation, call, command, ratePerSecond, burst, isDone } = WAYS[kind]
  return {
    operation,
    ratePerSecond,
    burst,
    make: (action, { profile, payer }, context) => {
      const { state, accountId: memberId } = expectDeparture(context.store, action)
      if (state !== 'requested')
        throw notAllowed('Confirm it anew: its preconditions have to be looked at again.')
      return context.aws(call, { profile, accountId: payer?.accountId ?? '', memberId })
    },
    done: (tx, action) => {
      const departure = expectDeparture(tx.db, action)
      if (departure.state !== 'requested') return
      finishDeparture(tx, departure)
      tx.event({
        type: DEPARTURE_EVENTS.finished,
        subject: departure.accountId,
        label: endLabel(departure),
      })
    },
    failed: (tx, action, failure) => {
      const departure = expectDeparture(tx.db, action)
      // It can be asked for again once what stands against it is gone.
      updateDeparture(tx, departure, {
        state: 'planned',
        requestedAt: null,
        failureReason: failure.code === 'aws-refused' ? failure.reason : failure.code,
      })
    },
    settle: async (action, { profile, payer }, context): Promise<Settled> => {
      const { accountId: memberId } = expectDeparture(context.store, action)
      const account = await context.aws('describeAccount', {
        profile,
        accountId: payer?.accountId ?? '',
        memberId,
      })
      return isDone(account) ? { kind: 'done', answer: {} } : { kind: 'not-done' }
    },
    cliArguments: (action) => {
      const { AccountId } = action.input as { readonly AccountId: string }
      return ['organizations', command, '--account-id', AccountId]
    },
  }
}

function expectDeparture(db: ReadableDb, { recordKey }: ActionRecord): DepartureRecord {
  const departure = departureByKey(db, recordKey)
  if (departure === null) throw new Error(`the departure ${recordKey} of an action is there`)
  return departure
}
