import { change, type ChangeIntent, type ChangeTx, type Store } from '../store/change.ts'
import type { Random } from './random.ts'
import { createAccountMaker, type SampleAccount } from './sample-accounts.ts'
import { ADMIN, type MarketplaceName, type SampleMarketplace } from './sample-people.ts'
import type { SamplePorts } from './sample-ports.ts'
import { recountTally } from './sample-table.ts'

/** What the steps of the sample's story work with. */
export interface Scene {
  readonly store: Store
  readonly random: Random
  /** The day on which the story ends: the one the reader lives in. */
  readonly today: Date
  readonly makeAccounts: (marketplace: SampleMarketplace, count: number, isPlain: boolean) => SampleAccount[]
  /** Keys of the marketplaces, once they are there. */
  readonly marketplaceKeys: Map<MarketplaceName, number>
  /** Writes one change of the pool by somebody, counters included; returns its id. */
  record(
    intent: Pick<ChangeIntent, 'type' | 'label' | 'subject'> & {
      readonly actor?: string
      readonly isUndoable?: boolean
      readonly customer?: number
    },
    write: (tx: ChangeTx) => void,
  ): string
}

/** Something that happened so many days ago, at a time of day (UTC). */
export interface Step {
  readonly daysAgo: number
  readonly time: `${number}:${number}`
  readonly happen: (scene: Scene) => void
}

/** Sets the scene on an open workspace. */
export function createScene(store: Store, random: Random, now: Date): Scene {
  return {
    store,
    random,
    today: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())),
    makeAccounts: createAccountMaker(random),
    marketplaceKeys: new Map(),
    record: (intent, write) =>
      change(store, { actor: ADMIN, isUndoable: true, ...intent }, (tx) => {
        write(tx)
        recountTally(tx.db)
      }).changeId,
  }
}

/** The key of a marketplace that the story has opened. */
export function marketplaceKey(scene: Scene, name: MarketplaceName): number {
  const key = scene.marketplaceKeys.get(name)
  if (key === undefined) throw new Error(`the sample has no marketplace ${name} yet`)
  return key
}

/** Lets the steps happen in the order of time, each with the clock at its moment. */
export function play(scene: Scene, steps: readonly Step[], ports: SamplePorts): void {
  const timed = steps.map(({ daysAgo, time, happen }) => {
    const [hours, minutes] = time.split(':')
    const sinceMidnightMs = (Number(hours) * 60 + Number(minutes)) * 60_000
    return { at: new Date(scene.today.getTime() - daysAgo * 86_400_000 + sinceMidnightMs), happen }
  })
  for (const { at, happen } of timed.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    ports.setTime(at)
    happen(scene)
  }
}
