import type { DriftField } from '../../../shared/domain/drift.ts'
import { awsStateOfCode, STATE } from '../pool/account-codes.ts'
import { raw, type SqlFragment } from '../store/sql.ts'

/** States at AWS of an account that nobody can use any more, or soon. */
const LEAVING = '(3, 4, 5, 6)'
const UNUSABLE_STATES = '(3, 5, 6)'
const READY_STATES = `(${STATE.ready}, ${STATE.held}, ${STATE.linked})`
/** Those of an account that nobody can use: a Ready one is proposed Invalid (A-12). */
export const UNUSABLE = raw(UNUSABLE_STATES)
/** The stored states of Ready. */
export const READY = raw(READY_STATES)

/** A field that both sides know: when it differs, and what each of them says then; all of it SQL. */
interface ComparedField {
  readonly field: DriftField
  readonly differs: string
  readonly ours: string
  readonly theirs: string
}

/** One whose text is compared as it is; `column` is what AWS says, `our_…` what we have. */
function plainField(field: DriftField, column: string): ComparedField {
  return {
    field,
    differs: `${column} IS NOT NULL AND ${column} IS NOT our_${column}`,
    ours: `our_${column}`,
    theirs: column,
  }
}

function stateField(field: DriftField): ComparedField {
  return {
    field,
    // An old source that says “suspended or closed” does not contradict either of the two.
    differs: `aws_state IS NOT NULL AND aws_state IS NOT our_aws_state
      AND NOT (aws_state = 6 AND our_aws_state IN (3, 5))`,
    ours: stateName('our_aws_state'),
    theirs: stateName('aws_state'),
  }
}

const MEMBER_FIELDS: readonly ComparedField[] = [
  stateField('aws_state'),
  plainField('email', 'email'),
  {
    field: 'joined',
    differs: `(joined_method IS NOT NULL AND joined_method IS NOT our_joined_method)
      OR (length(joined_at) > 10 AND substr(joined_at, 1, 10) IS NOT substr(our_joined_at, 1, 10))`,
    ours: joinedText('our_joined_method', 'our_joined_at'),
    theirs: joinedText('joined_method', 'joined_at'),
  },
  plainField('name', 'name'),
  plainField('path', 'path'),
  plainField('tags', 'tags'),
]

const POOL_FIELDS: readonly ComparedField[] = [
  stateField('pool_aws_state'),
  plainField('pool_email', 'email'),
  plainField('pool_name', 'name'),
  {
    field: 'pool_status',
    differs: `aws_state IN ${UNUSABLE_STATES} AND state IN ${READY_STATES}`,
    ours: `'Ready'`,
    theirs: `'Invalid'`,
  },
]

/**
 * The fields that differ in the rows of `pair`, account by account: so what is found comes in the order in which it is
 * stored. Whether anything differs is asked first, since in most rows nothing does.
 */
function differingFields(fields: readonly ComparedField[], kind: string): SqlFragment {
  const ofField = (what: 'differs' | 'ours' | 'theirs'): string =>
    `CASE field ${fields.map((each) => `WHEN '${each.field}' THEN ${each[what]}`).join(' ')} END`
  const names = fields.map(({ field }) => `('${field}')`).join(', ')
  const anyDiffers = fields.map(({ differs }) => `(${differs})`).join(' OR ')
  return raw(`
    SELECT account_id, field, ${kind} AS kind, ${ofField('ours')} AS ours, ${ofField('theirs')} AS theirs
    FROM pair CROSS JOIN (SELECT column1 AS field FROM (VALUES ${names}))
    WHERE (${anyDiffers}) AND ${ofField('differs')}`)
}

/** Where AWS and a member differ, in a `pair` of both. */
export const CHANGED_MEMBER = differingFields(
  MEMBER_FIELDS,
  `CASE WHEN field = 'aws_state' AND aws_state IN ${LEAVING} THEN 'suspended' ELSE 'changed' END`,
)
/** Where AWS and an account of the pool differ, in a `pair` of both; its `state` is the stored one. */
export const CHANGED_IN_POOL = differingFields(POOL_FIELDS, `'pool'`)

function joinedText(method: string, at: string): string {
  return `nullif(trim(coalesce(${method}, '') || ' ' || coalesce(substr(${at}, 1, 10), '')), '')`
}

/** The name that AWS has for a stored state. */
function stateName(column: string): string {
  const cases = [1, 2, 3, 4, 5, 6].map((code) => `WHEN ${code} THEN '${awsStateOfCode(code)}'`)
  return `CASE ${column} ${cases.join(' ')} END`
}
