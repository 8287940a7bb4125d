import { emptyDraft, readAccountRow, type AccountDraft } from '../../../shared/domain/account-row.ts'
import { quotationProblem } from '../../../shared/domain/account-row-cells.ts'
import { isRefused, wantsEye, type RowProblem } from '../../../shared/domain/import-problem.ts'
import type { TaskContext } from '../jobs/task.ts'
import { isBlankRow, openCsv, type CsvBlock } from './csv-reader.ts'
import type { BlockPlace, Prediction } from './prediction.ts'
import type { ProblemSummaries } from './problem-summaries.ts'
import { named } from './read-file.ts'
import type { AcceptedRows } from './accepted-rows.ts'
import type { StagedFile } from './staged-import.ts'

/** Blocks between two moments in which messages are let in; about a megabyte. */
const BLOCKS_PER_BREATH = 16

/** What the records of all files are read into. */
export interface RecordSink extends Pick<Prediction, 'outcomes' | 'edits'> {
  readonly blocks: BlockPlace[]
  readonly discarded: ReadonlySet<number>
  readonly accepted: AcceptedRows
  readonly summaries: ProblemSummaries
  /** Bytes read so far, over all files. */
  onBytes(bytes: number): void
}

/** Reads one file to its end: every record gets an outcome, accepted ones are kept for sorting. */
export async function readRecords(
  file: StagedFile,
  rule: Prediction['rules'][number],
  sink: RecordSink,
  context: Pick<TaskContext, 'breathe' | 'throwIfCancelled'>,
): Promise<void> {
  const draft = emptyDraft()
  const { textPath: path, newline } = file
  const reader = openCsv({
    path,
    startByte: file.dataByte,
    endByte: Infinity,
    separator: file.shape.separator,
    newline,
  })
  try {
    for (let blocks = 1; ; blocks += 1) {
      const block = named(file.name, path, newline, () => reader.next())
      if (block === null) return
      const { startByte, endByte } = block
      sink.blocks.push({ file: file.index, startByte, endByte, firstRecord: sink.outcomes.count, line: null })
      readBlock(block, rule, sink, draft)
      sink.onBytes(endByte - startByte)
      context.throwIfCancelled()
      if (blocks % BLOCKS_PER_BREATH === 0) await context.breathe()
    }
  } finally {
    reader.close()
  }
}

function readBlock(
  block: CsvBlock,
  rule: Prediction['rules'][number],
  sink: RecordSink,
  draft: AccountDraft,
): void {
  const { outcomes, edits, discarded } = sink
  const isTouched = edits.size > 0 || discarded.size > 0
  const { rows, malformed } = block
  for (let index = 0; index < rows.length; index += 1) {
    const cells = rows[index] as string[]
    if (isBlankRow(cells)) continue
    const record = outcomes.count
    if (isTouched && discarded.has(record)) {
      outcomes.add('skipped', false, 'discarded')
      sink.summaries.add({ code: 'I_DISCARDED', level: 'info', care: null, field: null, raw: null })
      continue
    }
    // Nearly every record of nearly every file goes the short way.
    const problems =
      isTouched || malformed !== null
        ? readRecord(cells, rule, draft, {
            edits: edits.get(record) ?? null,
            isMalformed: malformed?.has(index) ?? false,
          })
        : readAccountRow(cells, rule, draft)
    if (draft.isAccepted) sink.accepted.add(record, draft)
    if (problems.length === 0) {
      outcomes.addPlain()
      continue
    }
    outcomes.add(draft.isAccepted ? 'create' : 'rejected', wantsEye(problems))
    for (const problem of problems) sink.summaries.add(problem)
  }
}

/** Reads one record; a quotation mark that swallowed a line end makes it a refusal, whatever the cells look like. */
export function readRecord(
  cells: readonly string[],
  rule: Prediction['rules'][number],
  draft: AccountDraft,
  extra: { readonly edits: Parameters<typeof readAccountRow>[3]; readonly isMalformed: boolean },
): readonly RowProblem[] {
  const problems = readAccountRow(cells, rule, draft, extra.edits ?? null)
  if (!extra.isMalformed || isRefused(problems)) return problems
  const problem = quotationProblem(cells)
  if (problem === null) return problems
  draft.isAccepted = false
  return [...problems, problem]
}
