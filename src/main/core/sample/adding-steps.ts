import { STATE } from '../pool/account-codes.ts'
import { accountsText } from '../pool/change-wording.ts'
import { MARKETPLACES, STAFF, type MarketplaceName } from './sample-people.ts'
import { addSampleAccounts, seqsIn, writeSampleValues } from './sample-table.ts'
import { marketplaceKey, type Scene, type Step } from './scene.ts'

interface SampleImport {
  readonly daysAgo: number
  readonly time: Step['time']
  readonly marketplace: MarketplaceName
  readonly file: string
  readonly count: number
  readonly rejected: number
  /** Nothing but ids, marketplaces and models, as in the documented CSV. */
  readonly isPlain: boolean
  readonly actor?: string
}

const IMPORTS: readonly SampleImport[] = [
  {
    daysAgo: 90,
    time: '09:12',
    marketplace: 'germany',
    file: 'germany-opening-stock.csv',
    count: 520,
    rejected: 4,
    isPlain: false,
  },
  {
    daysAgo: 89,
    time: '10:40',
    marketplace: 'nordics',
    file: 'nordics-opening-stock.csv',
    count: 330,
    rejected: 0,
    isPlain: false,
  },
  {
    daysAgo: 89,
    time: '14:05',
    marketplace: 'switzerland',
    file: 'ch-pool.csv',
    count: 48,
    rejected: 2,
    isPlain: false,
    actor: STAFF,
  },
  {
    daysAgo: 86,
    time: '09:55',
    marketplace: 'austria',
    file: 'bluepeak-at.csv',
    count: 190,
    rejected: 0,
    isPlain: true,
  },
  {
    daysAgo: 84,
    time: '13:30',
    marketplace: 'czechia',
    file: 'bluepeak-cz.csv',
    count: 120,
    rejected: 1,
    isPlain: true,
  },
  {
    daysAgo: 61,
    time: '08:48',
    marketplace: 'germany',
    file: 'de-october.csv',
    count: 410,
    rejected: 7,
    isPlain: false,
    actor: STAFF,
  },
  {
    daysAgo: 45,
    time: '11:20',
    marketplace: 'trials',
    file: 'partner-trials.csv',
    count: 64,
    rejected: 0,
    isPlain: true,
  },
  {
    daysAgo: 33,
    time: '16:02',
    marketplace: 'germany',
    file: 'de-november.csv',
    count: 380,
    rejected: 12,
    isPlain: false,
    actor: STAFF,
  },
  {
    daysAgo: 12,
    time: '10:15',
    marketplace: 'germany',
    file: 'organization-accounts.csv',
    count: 240,
    rejected: 0,
    isPlain: false,
    actor: STAFF,
  },
  {
    daysAgo: 4,
    time: '09:05',
    marketplace: 'nordics',
    file: 'nordics-refill.csv',
    count: 40,
    rejected: 3,
    isPlain: true,
    actor: STAFF,
  },
]

/** Imports over three months, a file of AWS that brings states along, and accounts added one by one. */
export const addingSteps: readonly Step[] = [
  ...IMPORTS.map(({ daysAgo, time, ...file }): Step => {
    return { daysAgo, time, happen: (scene) => void importFile(scene, file) }
  }),
  { daysAgo: 10, time: '14:20', happen: readAwsListing },
  ...[52, 38, 27, 19, 9, 6, 3, 2, 1].map((daysAgo): Step => {
    return { daysAgo, time: '11:35', happen: addOne }
  }),
]

/** Imports one file as a single batch; returns the id of its change. */
export function importFile(
  scene: Scene,
  { marketplace, file, count, rejected, isPlain, actor }: Omit<SampleImport, 'daysAgo' | 'time'>,
): string {
  const intent = {
    type: 'IMPORT_COMMITTED',
    label: `Imported ${accountsText(count)} from ${file}`,
    subject: file,
  }
  return scene.record({ ...intent, ...(actor === undefined ? {} : { actor }) }, (tx) => {
    const accounts = scene.makeAccounts(MARKETPLACES[marketplace], count, isPlain)
    const range = addSampleAccounts(tx, marketplaceKey(scene, marketplace), accounts)
    tx.describe({ rows: count, ...range, details: detailsOf(file, { create: count, rejected }) })
  })
}

/** The listing of an organization: most accounts are active, some are not any more. */
function readAwsListing(scene: Scene): void {
  const file = 'list-accounts.json'
  const seqs = seqsIn(scene.store, {
    marketplace: marketplaceKey(scene, 'germany'),
    state: STATE.ready,
    atMost: 60,
  })
  const label = `Updated ${accountsText(seqs.length)} from ${file}`
  scene.record({ type: 'IMPORT_COMMITTED', label, subject: file, actor: STAFF }, (tx) => {
    writeSampleValues(
      tx,
      seqs.map((seq) => ({ seq, values: { aws_state: scene.random.pick([2, 2, 2, 2, 3, 4, 5]) } })),
    )
    tx.describe({
      rows: seqs.length,
      details: detailsOf(file, { update: seqs.length }),
    })
  })
}

/** As an import keeps them. */
function detailsOf(
  file: string,
  counts: Readonly<Record<string, number>>,
): Readonly<Record<string, unknown>> {
  const none = { create: 0, update: 0, unchanged: 0, skipped: 0, rejected: 0 }
  return { files: [{ name: file }], policy: 'skip', counts: { ...none, ...counts } }
}

function addOne(scene: Scene): void {
  const marketplace = scene.random.pick(['germany', 'germany', 'trials'])
  const accounts = scene.makeAccounts(MARKETPLACES[marketplace], 1, true)
  const id = String(accounts[0]?.accountId).padStart(12, '0')
  scene.record({ type: 'ACCOUNT_ADDED', label: `Added account ${id}`, subject: id, actor: STAFF }, (tx) => {
    const range = addSampleAccounts(tx, marketplaceKey(scene, marketplace), accounts)
    tx.describe({ rows: 1, ...range })
  })
}
