import { ARRAY_HEADER_BYTES, writeArrayHeader } from './jsonb-bytes.ts'

/** Reads the rows of one sorted run; fields hold the current row. */
export interface RunCursor {
  id: number
  /** The record's number over all files. */
  record: number
  facet: number
  /** Goes to the next row; false: there is none. */
  next(): boolean
  /** Writes the current row's JSONB element at `to`; returns its end. */
  writeElement(target: Buffer, to: number): number
  close(): void
}

/** Rows in order of their id, each id once: as arrays, and as one JSONB array that can be bound to a statement. */
export interface MergedChunk {
  readonly count: number
  readonly ids: Float64Array
  readonly records: Float64Array
  readonly facets: Uint16Array
  /** Where element n begins in `bytes`; element `count` would begin at the end. */
  readonly starts: Uint32Array
  readonly bytes: Buffer
}

/** The rows of a chunk as one JSONB array, elements `from` until `to`; overwrites the five bytes before the first. */
export function chunkArray(chunk: MergedChunk, from = 0, to = chunk.count): Buffer {
  const start = chunk.starts[from] as number
  const end = chunk.starts[to] as number
  writeArrayHeader(chunk.bytes, start - ARRAY_HEADER_BYTES, end - start)
  return chunk.bytes.subarray(start - ARRAY_HEADER_BYTES, end)
}

/** A row whose id an earlier row brought already. */
export type OnDuplicate = (duplicate: {
  readonly record: number
  readonly first: number
  readonly isSame: boolean
}) => void

interface LastRow {
  readonly id: number
  readonly record: number
  readonly element: Buffer
}

/** Rows of a chunk; measured best between 5,000 and 20,000. */
const CHUNK_ROWS = 10_000
const CHUNK_BYTES = 4 << 20
/** No element is longer: its texts are limited (account-row-texts.ts). */
export const MAX_ELEMENT_BYTES = 1 << 16

/**
 * Merges sorted runs in order of id. Of rows with the same id the first in file order stays, the others are reported.
 * The chunk is one and the same object, filled anew each time. Cursors are closed at the end.
 */
export function* mergeRuns(cursors: readonly RunCursor[], onDuplicate: OnDuplicate): Generator<MergedChunk> {
  const ids = new Float64Array(CHUNK_ROWS)
  const records = new Float64Array(CHUNK_ROWS)
  const facets = new Uint16Array(CHUNK_ROWS)
  const starts = new Uint32Array(CHUNK_ROWS + 1)
  const bytes = Buffer.allocUnsafeSlow(CHUNK_BYTES)
  const chunk = { count: 0, ids, records, facets, starts, bytes }
  const scratch = Buffer.allocUnsafe(MAX_ELEMENT_BYTES)
  // The last row of the chunk before, for comparing the first of the next with it.
  let last: LastRow | null = null

  /** Fills the chunk; false when no row is left. */
  function fill(open: RunCursor[]): boolean {
    let count = 0
    let end = ARRAY_HEADER_BYTES
    let previous = last === null ? -1 : last.id
    while (count < CHUNK_ROWS && end < CHUNK_BYTES - MAX_ELEMENT_BYTES) {
      const cursor = lowest(open)
      if (cursor === undefined) break
      const { id } = cursor
      if (id === previous) {
        chunk.count = count
        const first = count === 0 && last !== null ? last : lastRow(chunk)
        const length = cursor.writeElement(scratch, 0)
        const isSame = first.element.equals(scratch.subarray(0, length))
        onDuplicate({ record: cursor.record, first: first.record, isSame })
      } else {
        previous = id
        ids[count] = id
        records[count] = cursor.record
        facets[count] = cursor.facet
        starts[count] = end
        end = cursor.writeElement(bytes, end)
        count += 1
        starts[count] = end
      }
      if (!cursor.next()) open.splice(open.indexOf(cursor), 1)
    }
    chunk.count = count
    return count > 0
  }

  try {
    const open = cursors.filter((cursor) => cursor.next())
    while (fill(open)) {
      last = lastRow(chunk)
      yield chunk
    }
  } finally {
    for (const cursor of cursors) cursor.close()
  }
}

/** The cursor whose row comes next; runs are few, so looking at each is fastest. Runs are in file order, which decides ties. */
function lowest(open: readonly RunCursor[]): RunCursor | undefined {
  let best = open[0]
  for (let at = 1; at < open.length; at += 1) {
    const cursor = open[at]
    if (cursor !== undefined && best !== undefined && cursor.id < best.id) best = cursor
  }
  return best
}

function lastRow(chunk: MergedChunk): LastRow {
  const at = chunk.count - 1
  const element = Buffer.from(chunk.bytes.subarray(chunk.starts[at], chunk.starts[at + 1]))
  return { id: chunk.ids[at] as number, record: chunk.records[at] as number, element }
}
