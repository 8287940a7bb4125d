import { existsSync, readFileSync, writeFileSync } from 'node:fs'
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

/** Prints the table. */
export function printTable(results: readonly BenchResult[]): void {
  const width = Math.max(...results.map(({ name }) => name.length))
  console.log(
    `\n${'what'.padEnd(width)}  ${'ours'.padStart(10)}  ${'peer'.padStart(10)}  ${'ratio'.padStart(6)}  goal`,
  )
  for (const { name, ours, peer, ratio, goal, pass } of results) {
    const figures = `${String(ours).padStart(10)}  ${String(peer ?? '').padStart(10)}  ${String(ratio ?? '').padStart(6)}`
    console.log(`${name.padEnd(width)}  ${figures}  ${goal.padEnd(14)} ${verdictOf(pass)}`)
  }
}

/** Writes the results as JSON, in place of older ones of the same names, and quotes them in the README. */
export function keep(
  results: readonly BenchResult[],
  sqlite: string,
  files: { readonly json: string; readonly readme: string },
): void {
  const machine = {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    sqlite3: sqlite,
    at: new Date().toISOString().slice(0, 10),
  }
  const fresh = new Map(results.map((result) => [result.name, result]))
  const merged = keptResults(files.json).map((old) => fresh.get(old.name) ?? old)
  const all = [...merged, ...results.filter(({ name }) => !merged.some((each) => each.name === name))]
  writeFileSync(files.json, `${JSON.stringify({ machine, results: all }, null, 2)}\n`)
  const rows = all.map(
    ({ name, ours, peer, ratio, goal, pass }) =>
      `| ${name} | ${ours} | ${peer ?? ''} | ${ratio ?? ''} | ${goal} ${pass === false ? '**missed**' : ''} |`,
  )
  const heading = '| what | ours | peer | ratio | goal |\n|---|---:|---:|---:|---|'
  const on = `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, sqlite3 ${machine.sqlite3}, ${machine.at}`
  const readme = readFileSync(files.readme, 'utf8')
  const quoted = `<!-- bench -->\n\n${heading}\n${rows.join('\n')}\n\n${on}.\n\n<!-- /bench -->`
  writeFileSync(
    files.readme,
    readme.replace(/<!-- bench -->[\s\S]*<!-- \/bench -->/, () => quoted),
  )
}

function keptResults(file: string): readonly BenchResult[] {
  if (!existsSync(file)) return []
  // Written by this very function.
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly results: readonly BenchResult[] }).results
}

function verdictOf(pass: boolean | null): string {
  if (pass === null) return ''
  return pass ? 'ok' : 'MISSED'
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 1000) / 1000
}
