import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { migrations } from '../src/main/core/store/migrations/index.ts'
import { inChild } from './child.ts'
import { coldStart } from './cold-start.ts'
import { dataFile } from './data.ts'
import { importBare, importSameSchema, requireSqlite } from './peers.ts'
import { asFact, asLimit, asRatio, keep, printTable, type BenchResult } from './report.ts'
import { median } from './statistics.ts'

/** `npm run bench`: every speed promise of the product, through its own path, beside its peers of the same run. */
const { values: flags } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    /** Smaller by this factor, to try the benchmark itself; its figures promise nothing. */
    shrink: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
})
const rounds = Number(flags.rounds)
const million = Math.round(1_000_000 / Number(flags.shrink))
const sqlite = requireSqlite()
const folder = fileURLToPath(new URL('../.cache/bench', import.meta.url))
mkdirSync(folder, { recursive: true })

const narrow = ['account_id', 'marketplace_id', 'account_model']
const wide = [...narrow, 'name', 'email', 'aws_state', 'owner', 'note']
const results: BenchResult[] = []

interface Imported {
  readonly totalMs: number
  readonly peakMiB: number
}

/** A fresh copy of a prepared workspace. */
function workspaceFrom(template: string): string {
  const copy = join(folder, 'round.sqlite')
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${copy}${suffix}`, { force: true })
  copyFileSync(template, copy)
  return copy
}

/** A workspace with so many accounts, imported once through the product and kept. */
function workspaceWith(accounts: number): string {
  // Scenarios open it without migrating: one of an older schema is not used again.
  const schema = migrations.at(-1)?.version ?? 0
  const template = join(folder, `workspace-${accounts}-schema-${schema}.sqlite`)
  if (existsSync(template)) return template
  const growing = join(folder, `growing-${accounts}.sqlite`)
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${growing}${suffix}`, { force: true })
  inChild('prepare', { workspace: growing })
  if (accounts > 0) {
    inChild('import', { workspace: growing, csv: dataFile(folder, 'narrow', accounts, 7) })
    inChild('index', { workspace: growing })
  }
  copyFileSync(growing, template)
  return template
}

/** Ours and the peers in turn, round after round, so that a drifting machine slows all of them. */
function importRounds(csv: string, bareColumns: readonly string[], readyCsv?: string) {
  const ours: Imported[] = []
  const bare: number[] = []
  const same: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(inChild<Imported>('import', { workspace: workspaceFrom(workspaceWith(0)), csv }))
    bare.push(importBare(folder, csv, bareColumns))
    if (readyCsv !== undefined) same.push(importSameSchema(folder, readyCsv))
  }
  return {
    oursMs: median(ours.map(({ totalMs }) => totalMs)),
    bareMs: median(bare),
    sameMs: same.length > 0 ? median(same) : Number.NaN,
    peakMiB: median(ours.map(({ peakMiB }) => peakMiB)),
  }
}

const sections: Readonly<Record<string, () => void | Promise<void>>> = {
  import: () => {
    const one = importRounds(dataFile(folder, 'narrow', million), narrow, dataFile(folder, 'ready', million))
    results.push(
      asRatio('import 1,000,000 × 3 columns / .import same schema, ms', one.oursMs, one.sameMs, 0.5),
    )
    results.push(asRatio('import 1,000,000 × 3 columns / .import bare, ms', one.oursMs, one.bareMs, 2.5))
    const eight = importRounds(dataFile(folder, 'wide', million), wide)
    results.push(
      asRatio('import 1,000,000 × 8 quoted columns / .import bare, ms', eight.oursMs, eight.bareMs, 3.5),
    )
    const five = importRounds(dataFile(folder, 'narrow', 5 * million), narrow)
    results.push(asRatio('import 5,000,000 × 3 columns / .import bare, ms', five.oursMs, five.bareMs, 3))
    results.push(
      asRatio('peak memory, import of 5,000,000 / of 1,000,000, MiB', five.peakMiB, one.peakMiB, 1.1),
    )
    results.push(asLimit('peak memory, import of 5,000,000, MiB', five.peakMiB, 250, 'MiB'))
  },
  preview: () => {
    const csv = dataFile(folder, 'narrow', million)
    const template = workspaceWith(5 * million)
    const ours: number[] = []
    const bare: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      ours.push(inChild<Imported>('preview', { workspace: workspaceFrom(template), csv }).totalMs)
      bare.push(importBare(folder, csv, narrow))
    }
    results.push(
      asRatio('preview 1,000,000 against 5,000,000 / .import bare, ms', median(ours), median(bare), 1.2),
    )
  },
  meanwhile: () => {
    const csv = dataFile(folder, 'narrow', million, 2)
    const measured = Array.from({ length: rounds }, () =>
      inChild<{ loopP99Ms: number; loopWorstMs: number; pageP99Ms: number }>('importWhileReading', {
        workspace: workspaceFrom(workspaceWith(million)),
        csv,
      }),
    )
    results.push(
      asLimit('reading thread while importing, p99 ms', median(measured.map((m) => m.loopP99Ms)), 5, 'ms'),
    )
    results.push(
      asLimit(
        'reading thread while importing, worst ms',
        median(measured.map((m) => m.loopWorstMs)),
        25,
        'ms',
      ),
    )
    results.push(asLimit('page while importing, p99 ms', median(measured.map((m) => m.pageP99Ms)), 5, 'ms'))
  },
  importCustomers: () => {
    const csv = dataFile(folder, 'customers', million / 20)
    const measured = Array.from({ length: rounds }, () =>
      inChild<{ previewMs: number; runMs: number }>('import', {
        workspace: workspaceFrom(workspaceWith(0)),
        csv,
      }),
    )
    const preview = median(measured.map(({ previewMs }) => previewMs))
    results.push(asLimit('preview of 50,000 customers, ms', preview, 3000, 'ms'))
    const run = median(measured.map(({ runMs }) => runMs))
    results.push(asLimit('commit of 50,000 customers, ms', run, 5000, 'ms'))
  },
  lists: () => {
    interface Lists {
      readonly pageMs: number
      readonly countMs: number
      readonly totalsMs: number
      readonly prefixMs: number
      readonly substringMs: number
    }
    const one = inChild<Lists>('lists', { workspace: workspaceWith(million) })
    const five = inChild<Lists>('lists', { workspace: workspaceWith(5 * million) })
    results.push(asLimit('page of 100, any filter, any position, 5,000,000, ms', five.pageMs, 5, 'ms'))
    results.push(asRatio('page of 100, 5,000,000 / 1,000,000, ms', five.pageMs, one.pageMs, 1.3))
    results.push(asLimit('exact count of a filter, 5,000,000, ms', five.countMs, 10, 'ms'))
    results.push(asLimit('totals per status and marketplace, 5,000,000, ms', five.totalsMs, 0.5, 'ms'))
    results.push(asLimit('id prefix, 5,000,000, ms', five.prefixMs, 0.5, 'ms'))
    results.push(asLimit('substring of 3 letters or more, 5,000,000, ms', five.substringMs, 20, 'ms'))
  },
  linking: () => {
    const accounts = million / 10
    const template = workspaceWith(million)
    const ours: { readonly writeMs: number; readonly totalMs: number; readonly filterMs: number }[] = []
    const bare: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      ours.push(inChild('link', { workspace: workspaceFrom(template), accounts }))
      bare.push(
        inChild<{ totalMs: number }>('linkBare', { workspace: workspaceFrom(template), accounts }).totalMs,
      )
    }
    const writeMs = median(ours.map((each) => each.writeMs))
    results.push(asRatio('link 100,000 of 1,000,000 / bare UPDATE and INSERT, ms', writeMs, median(bare), 2))
    results.push(
      asFact('the same with reading 100,000 ids and planning, ms', median(ours.map((o) => o.totalMs)), 'ms'),
    )
    results.push(
      asFact('first page of a customer with 100,000, ms', median(ours.map((o) => o.filterMs)), 'ms'),
    )
  },
  listings: () => {
    const measured = Array.from({ length: rounds }, () =>
      inChild<Record<'openMs' | 'parseMs' | 'acceptMs' | 'firstMs' | 'againMs' | 'peakMiB', number>>(
        'listings',
        {
          workspace: workspaceFrom(workspaceWith(million)),
          accounts: million / 20,
        },
      ),
    )
    const middle = (key: keyof (typeof measured)[number]): number => median(measured.map((each) => each[key]))
    results.push(
      asRatio(
        'recognise 50,000 accounts of the AWS CLI / JSON.parse, ms',
        middle('openMs'),
        middle('parseMs'),
        3,
      ),
    )
    results.push(
      asLimit('compare 50,000 new accounts with a pool of 1,000,000, ms', middle('firstMs'), 2000, 'ms'),
    )
    results.push(asLimit('compare 50,000 members, 1,000 renamed, ms', middle('againMs'), 2000, 'ms'))
    results.push(asFact('accept 200,000 differences of 50,000 accounts, ms', middle('acceptMs'), 'ms'))
  },
  history: () => {
    const measured = inChild<{ pageMs: number; searchMs: number; entries: number; verifyMs: number }>(
      'history',
      { workspace: workspaceFrom(workspaceWith(0)), events: million / 100 },
    )
    results.push(asLimit("first page of a customer's 10,000 events, ms", measured.pageMs, 50, 'ms'))
    results.push(asLimit("search in a customer's 10,000 events, ms", measured.searchMs, 50, 'ms'))
    results.push(asFact('verify a log of 100,000 entries, ms', measured.verifyMs, 'ms'))
  },
  customers: () => {
    const workspace = workspaceFrom(workspaceWith(0))
    inChild('customers', { workspace, customers: 50_000 })
    const tree = inChild<Record<'openMs' | 'filterMs' | 'expandMs' | 'keystrokeMs', number>>(
      'customerLists',
      {
        workspace,
      },
    )
    results.push(asLimit('customers: first page of the tree, 50,000, ms', tree.openMs, 50, 'ms'))
    results.push(asLimit('customers: tree filtered, 50,000, ms', tree.filterMs, 50, 'ms'))
    results.push(asLimit('customers: tree unfolded, 50,000, ms', tree.expandMs, 50, 'ms'))
    results.push(asLimit('customers: keystroke in a picker, 50,000, ms', tree.keystrokeMs, 30, 'ms'))
  },
  undo: () => {
    const csv = dataFile(folder, 'narrow', million)
    const imports: number[] = []
    const undos: number[] = []
    const locks: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const workspace = workspaceFrom(workspaceWith(0))
      imports.push(inChild<Imported>('import', { workspace, csv }).totalMs)
      const undone = inChild<{ totalMs: number; longestLockMs: number }>('undo', { workspace })
      undos.push(undone.totalMs)
      locks.push(undone.longestLockMs)
    }
    results.push(asRatio('undo of 1,000,000 / its import, ms', median(undos), median(imports), 1.5))
    results.push(asLimit('longest hold of the write lock during undo, ms', median(locks), 100, 'ms'))
  },
  orders: () => {
    interface Orders {
      readonly takeMs: number
      readonly bareMs: number
      readonly orderMs: number
    }
    const one = inChild<Orders>('orders', { workspace: workspaceFrom(workspaceWith(million)) })
    const five = inChild<Orders>('orders', { workspace: workspaceFrom(workspaceWith(5 * million)) })
    results.push(
      asRatio('take the oldest of 1,000,000 with its event / bare UPDATE, ms', one.takeMs, one.bareMs, 1.5),
    )
    results.push(asRatio('take the oldest, 5,000,000 / 1,000,000, ms', five.takeMs, one.takeMs, 1.2))
    results.push(asFact('start an order on 5,000,000 accounts, ms', five.orderMs, 'ms'))
  },
  open: async () => {
    const opened = inChild<{ openMs: number }>('open', {
      workspace: workspaceFrom(workspaceWith(5 * million)),
    })
    results.push(asLimit('open 5,000,000 to first page and totals, warm, ms', opened.openMs, 50, 'ms'))
    const startMs = await coldStart(workspaceFrom(workspaceWith(million)))
    results.push(asFact('start of the Node host to a filled grid on 1,000,000 accounts, ms', startMs, 'ms'))
  },
}

for (const [name, measure] of Object.entries(sections)) {
  if (flags.only !== '' && flags.only !== name) continue
  console.log(`measuring: ${name}`)
  await measure()
}
printTable(results)
// A shrunk run only tries the benchmark itself.
if (flags.shrink === '1') {
  const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
  keep(results, sqlite, { json: at('./latest.json'), readme: at('../README.md') })
}
if (results.some(({ pass }) => pass === false)) process.exitCode = 1
