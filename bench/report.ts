import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'

/** One line of the benchmark. `ours` and `peer` are medians in the unit of the name; `goal` is what `ratio` (or `ours`) may be at most. */
export interface BenchResult {
  readonly name: string
  readonly ours: number
  readonly peer: number | null
  readonly ratio: number | null
  readonly goal: string
  readonly pass: boolean | null
}

/** A figure that is a ratio of medians in one run. */
export function asRatio(name: string, ours: number, peer: number, most: number): BenchResult {
  const ratio = ours / peer
  return {
    name,
    ours: round(ours),
    peer: round(peer),
    ratio: round(ratio),
    goal: `≤ ${most} ×`,
    pass: ratio <= most,
  }
}

/** A figure with a limit of its own. */
export function asLimit(name: string, ours: number, most: number, unit: string): BenchResult {
  return { name, ours: round(ours), peer: null, ratio: null, goal: `≤ ${most} ${unit}`, pass: ours <= most }
}

/** A figure that is only shown. */
export function asFact(name: string, ours: number, unit: string): BenchResult {
  return { name, ours: round(ours), peer: null, ratio: null, goal: `shown (${unit})`, pass: null }
}

/** Prints the table and writes it as JSON. */
export function report(results: readonly BenchResult[], sqlite: string, file: string): void {
  const machine = {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    sqlite3: sqlite,
    at: new Date().toISOString().slice(0, 10),
  }
  writeFileSync(file, `${JSON.stringify({ machine, results }, null, 2)}\n`)
  const width = Math.max(...results.map(({ name }) => name.length))
  console.log(
    `\n${'what'.padEnd(width)}  ${'ours'.padStart(10)}  ${'peer'.padStart(10)}  ${'ratio'.padStart(6)}  goal`,
  )
  for (const { name, ours, peer, ratio, goal, pass } of results) {
    const verdict = pass === null ? '' : pass ? 'ok' : 'MISSED'
    console.log(
      `${name.padEnd(width)}  ${String(ours).padStart(10)}  ${String(peer ?? '').padStart(10)}  ${String(ratio ?? '').padStart(6)}  ${goal.padEnd(14)} ${verdict}`,
    )
  }
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 1000) / 1000
}
