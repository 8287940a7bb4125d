import type { FieldProblem } from '../../../shared/contract/failure.ts'
import type { NamesOf } from '../../../shared/contract/index.ts'
import { checkTagChange, checkTagRule, checkTagValue } from '../../../shared/domain/tag-value.ts'
import { customerByKey } from '../customers/customer-table.ts'
import type { HandlerContext, HandlersOf } from '../handler.ts'
import { notAllowed, Refusal, wrongField } from '../refusal.ts'
import { changeRow, changeSettings, expectRow } from '../settings/settings-change.ts'
import { countOf } from '../settings/wording.ts'
import { changeRecord, removeRow } from '../store/record-table.ts'
import { maySetRestricted } from './acting-operator.ts'
import { changeGoverned, customerNamed } from './governed-change.ts'
import {
  allTags,
  insertTag,
  tagById,
  tagByName,
  tagValuesOf,
  updateTag,
  valuesOfTag,
  type TagFields,
  type TagRecord,
} from './tag-table.ts'
import { setTagValue } from './write-tags.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `tags.${string}`>

/** Removing a tag takes its values along, in one transaction that nobody should have to wait for. */
const MOST_VALUES_REMOVED = 5000

/** tags.*: what can be noted of customers, and what is (MSH-03, MSH-20). */
export const tagHandlers: HandlersOf<Name> = {
  'tags.definitions': (_input, context) => ({
    definitions: allTags(context.store).map(({ key: _key, ...tag }) => tag),
    maySetRestricted: maySetRestricted(context),
  }),
  'tags.define': (fields, context) => {
    refuseOddTag(context, fields, null)
    const changeId = changeSettings(
      context,
      { label: `Added tag ${fields.name}`, subject: fields.name },
      (tx) => {
        tx.remember('tagDefinition', insertTag(tx.db, tx.newId(), fields), 1, null)
        tx.describe({ rows: 1, details: { after: fields } })
        return tx.id
      },
    )
    return { changeId }
  },
  'tags.redefine': ({ id, rev, ...fields }, context) => {
    const tag = expectRow('tag', tagById(context.store, id), { id, rev })
    refuseOddTag(context, fields, tag)
    refuseMisfits(context, tag, fields)
    const what = { label: `Edited tag ${fields.name}`, subject: fields.name }
    const changeId = changeSettings(context, what, (tx) => {
      changeRow(tx, 'tagDefinition', tag.key, () => updateTag(tx.db, tag.key, fields))
      return tx.id
    })
    return { changeId }
  },
  'tags.removeDefinition': (input, context) => {
    const tag = expectRow('tag', tagById(context.store, input.id), input)
    const { key, name, customers } = tag
    if (customers > MOST_VALUES_REMOVED) {
      throw notAllowed(`${countOf(customers, 'customer')} have a value for ${name}. Take it from them first.`)
    }
    const what = { label: `Removed tag ${name}`, subject: name }
    const changeId = changeSettings(context, what, (tx) => {
      for (const value of valuesOfTag(tx.db, key)) {
        changeRecord(tx, { entity: 'tagValue', key: value.key }, () =>
          removeRow(tx.db, 'tagValue', value.key),
        )
      }
      changeRecord(tx, { entity: 'tagDefinition', key }, () => removeRow(tx.db, 'tagDefinition', key))
      tx.describe({ rows: customers + 1, details: { before: tag } })
      return tx.id
    })
    return { changeId }
  },
  'tags.values': ({ customerId }, context) => {
    const { key } = customerNamed(context, customerId)
    const values = new Map(tagValuesOf(context.store, key).map((value) => [value.definitionKey, value]))
    return {
      values: allTags(context.store).map((tag) => ({
        definitionId: tag.id,
        value: values.get(tag.key)?.value ?? null,
        rev: values.get(tag.key)?.rev ?? 0,
      })),
    }
  },
  'tags.edit': ({ customerId, values }, context) => {
    const { key: customerKey, companyName, identifier } = customerNamed(context, customerId)
    const stored = new Map(tagValuesOf(context.store, customerKey).map((each) => [each.definitionKey, each]))
    const setting = { maySetRestricted: maySetRestricted(context), isNew: false }
    const problems: FieldProblem[] = []
    const edits = values.flatMap(({ definitionId, value, rev }) => {
      const tag = expectTag(context, definitionId)
      const before = stored.get(tag.key) ?? null
      expectRow('tag value', { id: tag.name, rev: before?.rev ?? 0 }, { id: definitionId, rev })
      const checked = checkTagChange(tag, { before: before?.value ?? null, after: value }, setting)
      if (!checked.ok) {
        problems.push({ path: ['values', definitionId], message: checked.reason })
        return []
      }
      const after = checked.value
      return after === (before?.value ?? null) ? [] : [{ tag, before, after }]
    })
    if (problems.length > 0) throw new Refusal({ code: 'invalid-input', problems })
    if (edits.length === 0) return { changeId: null }
    const label = `Edited ${countOf(edits.length, 'tag')} of ${companyName}`
    const intent = { type: 'CUSTOMER_TAGS_EDITED', label, subject: identifier, customer: customerKey }
    return changeGoverned(context, intent, (tx) => {
      for (const { tag, before, after } of edits) {
        setTagValue(tx, { definitionKey: tag.key, customerKey, value: after }, before)
      }
      const told = (which: (edit: (typeof edits)[number]) => string | null): Record<string, string | null> =>
        Object.fromEntries(edits.map((edit) => [edit.tag.name, which(edit)]))
      tx.describe({
        rows: edits.length,
        details: { before: told(({ before }) => before?.value ?? null), after: told(({ after }) => after) },
      })
    })
  },
}

function expectTag({ store }: HandlerContext, id: string): TagRecord {
  const tag = tagById(store, id)
  if (tag === null) throw new Refusal({ code: 'not-found', what: 'tag', id })
  return tag
}

function refuseOddTag({ store }: HandlerContext, fields: TagFields, self: TagRecord | null): void {
  const other = tagByName(store, fields.name)
  if (other !== null && other.key !== self?.key) {
    throw wrongField('name', `There is a tag ${other.name} already. Give this one another name.`)
  }
  const checked = checkTagRule(fields)
  if (!checked.ok) throw wrongField(checked.reason.field, checked.reason.why)
}

/** What customers have must still fit, or it could be seen and never saved. */
function refuseMisfits({ store }: HandlerContext, tag: TagRecord, fields: TagFields): void {
  for (const { value, customerKey } of valuesOfTag(store, tag.key)) {
    const checked = checkTagValue(fields, value)
    if (checked.ok) continue
    const customer = customerByKey(store, customerKey)?.companyName ?? 'A customer'
    throw notAllowed(`${customer} has the value “${value}”. ${checked.reason} Change that value first.`)
  }
}
