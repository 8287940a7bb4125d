import { openCsv, isBlankRow } from './csv-reader.ts'
import { countLineEnds } from './line-count.ts'
import { blockOf, type BlockPlace } from './prediction.ts'
import { stagedFile, type StagedFile, type StagedImport } from './staged-import.ts'

/** A record read again, and where it stands. */
export interface RereadRecord {
  readonly record: number
  readonly file: StagedFile
  /** 1-based line in the file, as an editor shows it. */
  readonly line: number
  readonly cells: readonly string[]
  readonly isMalformed: boolean
}

/** Reads records of a prediction again, block by block; `records` must be in order. */
export function* rereadRecords(
  staged: StagedImport,
  blocks: readonly BlockPlace[],
  records: readonly number[],
): Generator<RereadRecord> {
  let at = 0
  while (at < records.length) {
    const index = blockOf(blocks, records[at] as number)
    const nextRecord = blocks[index + 1]?.firstRecord ?? Infinity
    const wanted = new Set<number>()
    for (; at < records.length && (records[at] as number) < nextRecord; at += 1) {
      wanted.add(records[at] as number)
    }
    yield* rereadBlock(staged, blocks, index, wanted)
  }
}

function* rereadBlock(
  staged: StagedImport,
  blocks: readonly BlockPlace[],
  index: number,
  wanted: ReadonlySet<number>,
): Generator<RereadRecord> {
  const block = blocks[index] as BlockPlace
  const file = stagedFile(staged, block.file)
  const { startByte, endByte } = block
  const { textPath: path, newline, shape, entryLines } = file
  const fileStart = blocks.find((each) => each.file === block.file)?.firstRecord ?? 0
  const reader = openCsv({ path, startByte, endByte, separator: shape.separator, newline })
  let line = lineOfBlock(file, blocks, index)
  let record = block.firstRecord
  try {
    for (let piece = reader.next(); piece !== null; piece = reader.next()) {
      for (const [row, cells] of piece.rows.entries()) {
        if (!isBlankRow(cells)) {
          if (wanted.has(record)) {
            const isMalformed = piece.malformed?.has(row) ?? false
            yield { record, file, line: entryLines?.[record - fileStart] ?? line, cells, isMalformed }
          }
          record += 1
        }
        line += 1 + cells.reduce((sum, cell) => sum + cell.split(newline).length - 1, 0)
      }
    }
  } finally {
    reader.close()
  }
}

/** The line on which a block begins, counted on from the nearest block before it whose line is known. */
function lineOfBlock(file: StagedFile, blocks: readonly BlockPlace[], index: number): number {
  const block = blocks[index] as BlockPlace
  if (block.line !== null) return block.line
  let known = { byte: file.dataByte, line: file.dataLine }
  for (let before = index - 1; before >= 0 && blocks[before]?.file === block.file; before -= 1) {
    const { line, startByte } = blocks[before] as BlockPlace
    if (line === null) continue
    known = { byte: startByte, line }
    break
  }
  block.line = known.line + countLineEnds(file.textPath, known.byte, block.startByte, file.newline)
  return block.line
}
