import type { ImportPreview } from '../../../shared/contract/imports.ts'
import { facetCode, STATE } from '../pool/account-codes.ts'
import { indexAgainForSearch } from '../pool/account-search-table.ts'
import type { TallyRow } from '../pool/tally-table.ts'
import { codesToMove } from '../jobs/effect-slices.ts'
import type { Effect } from '../jobs/task.ts'
import type { ChangeTx } from '../store/change.ts'
import { changedColumns, knownInChunk } from './compare-with-pool.ts'
import { facetColumns, FACETS, readElement } from './draft-element.ts'
import type { KnownAccount } from './existing-account-view.ts'
import { highestSeq, insertElements, updateAccounts, type AccountUpdate } from './imported-account-table.ts'
import type { RecordOutcomes } from './record-outcomes.ts'
import { chunkArray, type MergedChunk } from './run-merge.ts'

/** Writes merged chunks into the pool and counts along; any difference from the prediction throws, which rolls all back. */
export interface AccountWriter {
  write(chunk: MergedChunk, outcomes: RecordOutcomes): void
  written(): number
  /** Proves that exactly the prediction was written; what the counts and the pool in memory have to follow. */
  finish(): { readonly tally: readonly TallyRow[]; readonly effects: readonly Effect[] }
}

/** What is known before the first row. */
export interface WriterFacts {
  readonly firstSeq: number | null
  readonly predicted: ImportPreview['counts']
  readonly hasTexts: boolean
  /** Every row of every chunk is new, so none has to be looked up. */
  readonly isAllNew: boolean
  /** Keys of the marketplaces that rows may have. */
  readonly marketplaces: ReadonlySet<number>
}

/** Followed in about two milliseconds. */
const CODES_PER_PIECE = 100_000

/** Makes the writer of one import's transaction. */
export function createAccountWriter(tx: ChangeTx, facts: WriterFacts): AccountWriter {
  const { predicted, hasTexts, firstSeq } = facts
  // In pieces: each moves to the core and is let go there as soon as the pool in memory follows it.
  const codes = Array.from({ length: Math.ceil(predicted.create / CODES_PER_PIECE) }, (_, piece) =>
    codesToMove(Math.min(CODES_PER_PIECE, predicted.create - piece * CODES_PER_PIECE)),
  )
  const created = new Float64Array(FACETS)
  const moved = new Map<string, TallyRow>()
  const changed = { seqs: new Uint32Array(predicted.update), codes: new Uint16Array(predicted.update) }
  let inserted = 0
  let updated = 0

  function insert(chunk: MergedChunk, outcomes: RecordOutcomes): void {
    const kept = facts.isAllNew ? chunk : keepCreated(chunk, outcomes)
    for (let row = 0; row < kept.count; row += 1) {
      const facet = kept.facets[row] as number
      created[facet] = (created[facet] as number) + 1
      const piece = codes[Math.floor(inserted / CODES_PER_PIECE)] as Uint16Array
      piece[inserted % CODES_PER_PIECE] = facetCode(facet >> 1, (facet & 1) + 1, STATE.ready)
      inserted += 1
    }
    if (kept.count === 0) return
    const isFirst = inserted === kept.count
    const batch = { change: tx.key, hasTexts }
    let rows = 0
    if (isFirst) rows += insertElements(tx.db, chunkArray(kept, 0, 1), { ...batch, seq: firstSeq })
    if (!isFirst || kept.count > 1) {
      rows += insertElements(tx.db, chunkArray(kept, isFirst ? 1 : 0), { ...batch, seq: null })
    }
    prove(rows === kept.count, `${rows} of ${kept.count} rows were inserted`)
  }

  function update(chunk: MergedChunk, outcomes: RecordOutcomes): void {
    const updates: AccountUpdate[] = []
    const searched: number[] = []
    for (const known of knownInChunk(tx.db, chunk, hasTexts)) {
      if (outcomes.outcomeOf(chunk.records[known.at] as number) !== 'update') continue
      const draft = readElement(chunk.bytes, chunk.starts[known.at] as number)
      const columns = changedColumns(known, draft)
      const before = Object.fromEntries(columns.map((column) => [column, known[column]]))
      updates.push({ ...draft, seq: known.seq, rev: known.rev, before })
      if (columns.includes('name') || columns.includes('email')) searched.push(known.seq)
      move(known, draft)
      changed.seqs[updated] = known.seq
      changed.codes[updated] = facetCode(draft.marketplace, draft.model, known.state)
      updated += 1
      prove(facts.marketplaces.has(draft.marketplace), 'a marketplace is gone')
    }
    if (updates.length === 0) return
    const rows = updateAccounts(tx.db, tx.key, updates)
    prove(rows === updates.length, `${rows} of ${updates.length} rows were updated`)
    if (searched.length > 0) indexAgainForSearch(tx.db, searched)
  }

  function move(known: KnownAccount, draft: Pick<AccountUpdate, 'marketplace' | 'model'>): void {
    if (known.marketplace === draft.marketplace && known.model === draft.model) return
    count(known.marketplace, known.model, known.state, -1)
    count(draft.marketplace, draft.model, known.state, 1)
  }

  function count(marketplace: number, model: number, state: number, n: number): void {
    const key = `${marketplace} ${model} ${state}`
    moved.set(key, { marketplace, model, state, n: (moved.get(key)?.n ?? 0) + n })
  }

  return {
    write: (chunk, outcomes) => {
      // Updates first: inserting moves the chunk's rows together.
      if (predicted.update > 0) update(chunk, outcomes)
      insert(chunk, outcomes)
    },
    written: () => inserted + updated,
    finish: () => {
      prove(inserted === predicted.create, `${inserted} instead of ${predicted.create} accounts are new`)
      prove(updated === predicted.update, `${updated} instead of ${predicted.update} accounts are updated`)
      const effects: Effect[] = []
      if (firstSeq !== null) {
        prove(highestSeq(tx.db) === firstSeq + inserted - 1, 'the running numbers do not follow one another')
        for (const [piece, pieceCodes] of codes.entries()) {
          const first = firstSeq + piece * CODES_PER_PIECE
          effects.push({ kind: 'accounts-appended', firstSeq: first, codes: pieceCodes })
        }
      }
      if (updated > 0) effects.push({ kind: 'accounts-changed', ...changed })
      const tally = createdTally(created)
      prove(
        tally.every(({ marketplace }) => facts.marketplaces.has(marketplace)),
        'a marketplace is gone',
      )
      return { tally: [...tally, ...moved.values()], effects }
    },
  }
}

/** Moves the rows that are to be created together at the start of the chunk. */
function keepCreated(chunk: MergedChunk, outcomes: RecordOutcomes): MergedChunk {
  const { ids, records, facets, starts, bytes } = chunk
  let count = 0
  let end = starts[0] as number
  for (let row = 0; row < chunk.count; row += 1) {
    if (!outcomes.isCreate(records[row] as number)) continue
    const from = starts[row] as number
    const to = starts[row + 1] as number
    if (from !== end) bytes.copyWithin(end, from, to)
    facets[count] = facets[row] as number
    starts[count] = end
    end += to - from
    count += 1
  }
  starts[count] = end
  return { count, ids, records, facets, starts, bytes }
}

function createdTally(created: Float64Array): TallyRow[] {
  const tally: TallyRow[] = []
  created.forEach((n, facet) => {
    if (n > 0) tally.push({ ...facetColumns(facet), state: STATE.ready, n })
  })
  return tally
}

/** Stops an import that would write something else than its preview said; that is a bug, and nothing is written. */
function prove(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(`The import differs from its preview: ${otherwise}.`)
}
