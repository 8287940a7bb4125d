import type { FieldProblem } from '../../../shared/contract/failure.ts'
import { firstTagValue } from '../../../shared/domain/tag-value.ts'
import { Refusal } from '../refusal.ts'
import type { ChangeTx } from '../store/change.ts'
import { changeRecord, removeRow } from '../store/record-table.ts'
import { allTags, insertTagValue, updateTagValue, type TagRecord, type TagValueRecord } from './tag-table.ts'

/**
 * Gives a customer that is being created its tags: what was entered (by the id of the tag), else defaults. Refuses
 * missing mandatory tags, values that do not fit, and restricted ones of somebody who may not set them; the wrong
 * fields are named `tags.<id>` (MSH-03, invariant 14). Answers with how many rows it wrote.
 */
export function writeFirstTags(
  tx: ChangeTx,
  customerKey: number,
  {
    entered,
    maySetRestricted,
    tags = allTags(tx.db),
  }: {
    readonly entered: Readonly<Record<string, string>>
    readonly maySetRestricted: boolean
    /** Every tag, where many customers are created and it is read once. */
    readonly tags?: readonly TagRecord[]
  },
): number {
  const problems: FieldProblem[] = []
  let rows = 0
  for (const tag of tags) {
    const first = firstTagValue(tag, entered[tag.id] ?? null, maySetRestricted)
    if (!first.ok) problems.push({ path: ['tags', tag.id], message: first.reason })
    else if (first.value !== null) {
      setTagValue(tx, { definitionKey: tag.key, customerKey, value: first.value }, null)
      rows += 1
    }
  }
  if (problems.length > 0) throw new Refusal({ code: 'invalid-input', problems })
  return rows
}

/** Writes a value in the place of the one that was there; null takes it away. */
export function setTagValue(
  tx: ChangeTx,
  tag: { readonly definitionKey: number; readonly customerKey: number; readonly value: string | null },
  before: TagValueRecord | null,
): void {
  const { value } = tag
  if (before !== null) {
    changeRecord(tx, { entity: 'tagValue', key: before.key }, () =>
      value === null ? removeRow(tx.db, 'tagValue', before.key) : updateTagValue(tx.db, before.key, value),
    )
  } else if (value !== null) {
    tx.remember('tagValue', insertTagValue(tx.db, { ...tag, value }), 1, null)
  }
}
