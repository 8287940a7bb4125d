import type { PoolChange } from '../../../shared/domain/pool-change.ts'
import { planUndo } from '../activity/undo-plan.ts'
import { takeUndoStep } from '../activity/undo-step.ts'
import { writeAccountChange } from '../pool/account-change-table.ts'
import { STATE } from '../pool/account-codes.ts'
import { accountsText, CHANGE_EVENTS, changeLabel } from '../pool/change-wording.ts'
import { importFile } from './adding-steps.ts'
import { ADMIN, STAFF, type MarketplaceName } from './sample-people.ts'
import { seqsIn } from './sample-table.ts'
import { marketplaceKey, type Scene, type Step } from './scene.ts'

/** What staff did to keep the pool in order, mistakes and their undoing included. */
export const careSteps: readonly Step[] = [
  { daysAgo: 75, time: '09:20', happen: markInvalid('germany', 300, 14, 'Email domain expired') },
  { daysAgo: 58, time: '10:10', happen: markInvalid('nordics', 200, 9, 'Suspended by AWS, see ticket 4471') },
  { daysAgo: 57, time: '10:12', happen: undone(editModel('germany', 350, 30)) },
  { daysAgo: 44, time: '13:25', happen: remove('germany', 280, 12) },
  { daysAgo: 32, time: '09:40', happen: wrongImport },
  { daysAgo: 26, time: '15:55', happen: markInvalid('germany', 200, 21, 'Contract with the vendor ended') },
  { daysAgo: 21, time: '11:05', happen: hold('germany', 150, 24, 'Reserved for the Brückner rollout', null) },
  { daysAgo: 16, time: '16:40', happen: undone(remove('trials', 5, 15)) },
  { daysAgo: 11, time: '09:15', happen: hold('nordics', 20, 11, 'Waiting for the VAT number', 5) },
  { daysAgo: 7, time: '14:30', happen: hold('germany', 400, 8, 'Mailbox migration', 3) },
  { daysAgo: 5, time: '10:25', happen: remove('germany', 40, 6) },
  { daysAgo: 3, time: '13:50', happen: markInvalid('trials', 10, 5, 'Closed by the partner') },
  { daysAgo: 2, time: '09:35', happen: hold('germany', 420, 5, 'Price list under review', 12) },
  { daysAgo: 1, time: '10:45', happen: editModel('germany', 180, 16) },
]

/** Changes Ready accounts of a marketplace, `skip` places down the queue; returns the id of the change. */
type Deed = (scene: Scene) => string

function deed(
  name: MarketplaceName,
  skip: number,
  count: number,
  change: (scene: Scene) => PoolChange,
): Deed {
  return (scene) => {
    const marketplace = marketplaceKey(scene, name)
    const queue = seqsIn(scene.store, { marketplace, state: STATE.ready, atMost: skip + count })
    const seqs = Uint32Array.from(queue.slice(-count))
    const wanted = change(scene)
    const subject = accountsText(seqs.length)
    const intent = {
      type: CHANGE_EVENTS[wanted.kind],
      label: changeLabel(wanted, subject, { customer: null, project: null }),
      subject,
      actor: STAFF,
    }
    return scene.record(intent, (tx) => {
      writeAccountChange(tx, seqs, { change: wanted, marketplace: null, customer: null, project: null })
      const { kind: _kind, ...details } = wanted
      tx.describe({ rows: seqs.length, details })
    })
  }
}

function markInvalid(name: MarketplaceName, skip: number, count: number, reason: string): Deed {
  return deed(name, skip, count, () => ({ kind: 'mark-invalid', reason }))
}

function hold(
  name: MarketplaceName,
  skip: number,
  count: number,
  reason: string,
  endsInDays: number | null,
): Deed {
  // From today, whenever the hold was made: a sample shows holds that are about to end.
  return deed(name, skip, count, ({ today }) => ({
    kind: 'hold',
    reason,
    until: endsInDays === null ? null : dayAfter(today, endsInDays),
  }))
}

function remove(name: MarketplaceName, skip: number, count: number): Deed {
  return deed(name, skip, count, () => ({ kind: 'delete' }))
}

function editModel(name: MarketplaceName, skip: number, count: number): Deed {
  return deed(name, skip, count, () => ({ kind: 'edit', model: 'ECAM' }))
}

/** A file for the wrong marketplace, noticed at once. */
function wrongImport(scene: Scene): void {
  undone((each) =>
    importFile(each, {
      marketplace: 'switzerland',
      file: 'nordics-october.csv',
      count: 85,
      rejected: 0,
      isPlain: false,
      actor: STAFF,
    }),
  )(scene)
}

function undone(what: Deed): Deed {
  return (scene) => {
    const changeId = what(scene)
    const plan = planUndo(scene.store, changeId)
    takeUndoStep(
      { store: scene.store, session: { actor: ADMIN, role: 'admin', isPartner: false, providerKey: 1 } },
      plan,
      {
        before: { progress: plan.progress, undoKey: null, isFirst: true, isDone: false },
        atMost: plan.change.rows,
      },
    )
    return changeId
  }
}

function dayAfter(day: Date, days: number): string {
  return new Date(day.getTime() + days * 86_400_000).toISOString().slice(0, 10)
}
