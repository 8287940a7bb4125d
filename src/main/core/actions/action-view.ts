import type { ActionFilter, ActionRow, ActionSort, ActionVersion } from '../../../shared/contract/actions.ts'
import type { PayerRef } from '../../../shared/contract/payers.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { ActionState } from '../../../shared/domain/aws-action.ts'
import { all, join, raw, sql, type ReadableDb, type SqlFragment } from '../store/sql.ts'
import { ofProvider } from './action-table.ts'
import { countsOf } from '../store/counts-of.ts'

type Row = Omit<ActionRow, 'payer' | 'whyNot'> & {
  readonly payerId: string | null
  readonly accountId: number
  readonly name: string
  readonly partition: PayerRef['partition']
  readonly isMsp: number
  readonly profile: string | null
}

const COLUMNS = sql`aws_action.id, operation, subject, aws_action.state, not_before AS notBefore, runbook,
  failure_code AS failureCode, failure, aws_action.created_at AS createdAt, created_by AS createdBy, tried_at AS triedAt,
  finished_at AS finishedAt, aws_action.rev, payer.id AS payerId, payer.account_id AS accountId, payer.name,
  payer.partition, payer.is_msp AS isMsp, payer.profile`

const FROM = sql`aws_action LEFT JOIN management_account AS payer ON payer.key = aws_action.management_account`

const ORDERS: Readonly<Record<ActionSort['by'], string>> = {
  created: 'aws_action.key',
  state: `CASE aws_action.state ${ActionState.options.map((state, place) => `WHEN '${state}' THEN ${place}`).join(' ')} END`,
  operation: 'operation',
  subject: 'subject COLLATE NOCASE',
  payer: 'payer.name COLLATE NOCASE',
  notBefore: 'not_before',
  tried: 'tried_at',
}

/** The actions a provider's staff see; what has no value to sort by comes last, and newer ones stand before older ones. */
export function actionsPage(
  db: ReadableDb,
  page: {
    readonly filter: ActionFilter
    readonly sort: ActionSort
    readonly providerKey: number
    readonly first: number
    readonly count: number
  },
): Omit<ActionRow, 'whyNot'>[] {
  const { by, direction } = page.sort
  const order = raw(`${ORDERS[by]} ${direction === 'ascending' ? 'ASC' : 'DESC'} NULLS LAST`)
  return all<Row>(
    db,
    sql`SELECT ${COLUMNS} FROM ${FROM} WHERE ${matching(page.filter, page.providerKey)}
        ORDER BY ${order}, aws_action.key DESC LIMIT ${page.count} OFFSET ${page.first}`,
  ).map(toRow)
}

/** How many there are of each state, whichever states the filter asks for. */
export function countActions(
  db: ReadableDb,
  filter: ActionFilter,
  providerKey: number,
): Record<ActionState, number> {
  const { states: _states, ...rest } = filter
  const counted = all<{ value: ActionState; n: number }>(
    db,
    sql`SELECT aws_action.state AS value, count(*) AS n FROM ${FROM} WHERE ${matching(rest, providerKey)}
        GROUP BY aws_action.state`,
  )
  return countsOf(ActionState.options, counted)
}

/** Those that match, oldest first. `due`: only what waits, is due at that time and is in no runbook. */
export function actionVersions(
  db: ReadableDb,
  filter: ActionFilter,
  options: { readonly providerKey: number; readonly due: string | null; readonly atMost: number },
): ActionVersion[] {
  const due =
    options.due === null
      ? sql`1`
      : sql`aws_action.state = 'waiting' AND runbook IS NULL AND (not_before IS NULL OR not_before <= ${options.due})`
  return all<ActionVersion>(
    db,
    sql`SELECT aws_action.id, aws_action.rev, aws_action.state, runbook FROM ${FROM}
        WHERE ${matching(filter, options.providerKey)} AND ${due} ORDER BY aws_action.key LIMIT ${options.atMost}`,
  )
}

function matching(filter: ActionFilter, providerKey: number): SqlFragment {
  const conditions = [ofProvider(providerKey)]
  const oneOf = (name: SqlFragment, values: readonly string[] | undefined): void => {
    if (values === undefined || values.length === 0) return
    conditions.push(sql`${name} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`)
  }
  oneOf(sql`aws_action.id`, filter.ids)
  oneOf(sql`aws_action.state`, filter.states)
  oneOf(sql`operation`, filter.operations)
  if (filter.payerId !== undefined) conditions.push(sql`payer.id = ${filter.payerId}`)
  const search = filter.search?.trim() ?? ''
  if (search !== '') {
    const pattern = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    conditions.push(sql`(subject LIKE ${pattern} ESCAPE '\\' OR payer.name LIKE ${pattern} ESCAPE '\\')`)
  }
  return join(conditions, ' AND ')
}

function toRow({
  payerId,
  accountId,
  name,
  partition,
  isMsp,
  profile,
  ...row
}: Row): Omit<ActionRow, 'whyNot'> {
  const payer: PayerRef | null =
    payerId === null
      ? null
      : {
          id: payerId,
          accountId: accountIdFromNumber(accountId),
          name,
          partition,
          isMsp: isMsp === 1,
          profile,
        }
  return { ...row, payer }
}
