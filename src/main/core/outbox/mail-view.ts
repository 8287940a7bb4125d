import type { Mail, MailFilter, MailRow } from '../../../shared/contract/outbox.ts'
import { MailState } from '../../../shared/domain/mail.ts'
import { all, get, join, sql, type ReadableDb, type SqlFragment } from '../store/sql.ts'
import { recipientsOf, type MailVersion } from './mail-draft-table.ts'
import { countsOf } from '../store/counts-of.ts'

type Row = Omit<MailRow, 'recipients' | 'customer'> & {
  readonly recipients: string
  readonly customerId: string | null
  readonly identifier: string
  readonly companyName: string
}

const COLUMNS = sql`mail_draft.id, purpose, recipients, subject, mail_draft.state, sent_how AS sentHow,
  server_answer AS serverAnswer, mail_draft.created_at AS createdAt, created_by AS createdBy, sent_at AS sentAt,
  mail_draft.rev, customer.id AS customerId, customer.identifier, customer.company_name AS companyName`

const FROM = sql`mail_draft LEFT JOIN customer ON customer.key = mail_draft.customer`

/** The mails a provider's staff see, newest first. */
export function mailsPage(
  db: ReadableDb,
  page: {
    readonly filter: MailFilter
    readonly providerKey: number
    readonly first: number
    readonly count: number
  },
): MailRow[] {
  return all<Row>(
    db,
    sql`SELECT ${COLUMNS} FROM ${FROM} WHERE ${matching(page.filter, page.providerKey)}
        ORDER BY mail_draft.key DESC LIMIT ${page.count} OFFSET ${page.first}`,
  ).map(toRow)
}

/** How many there are of each state, whichever states the filter asks for. */
export function countMails(
  db: ReadableDb,
  filter: MailFilter,
  providerKey: number,
): Record<MailState, number> {
  const { states: _states, ...rest } = filter
  const counted = all<{ value: MailState; n: number }>(
    db,
    sql`SELECT mail_draft.state AS value, count(*) AS n FROM ${FROM} WHERE ${matching(rest, providerKey)}
        GROUP BY mail_draft.state`,
  )
  return countsOf(MailState.options, counted)
}

/** One mail in full; null when there is none that this provider's staff see. */
export function mailInFull(db: ReadableDb, id: string, providerKey: number): Mail | null {
  const row = get<Row & { body: string }>(
    db,
    sql`SELECT ${COLUMNS}, body FROM ${FROM} WHERE mail_draft.id = ${id} AND ${ofProvider(providerKey)}`,
  )
  return row === undefined ? null : { ...toRow(row), body: row.body }
}

/** The drafted mails that match, as they are now, oldest first. */
export function draftedMails(db: ReadableDb, filter: MailFilter, providerKey: number): MailVersion[] {
  return all<MailVersion>(
    db,
    sql`SELECT mail_draft.key, mail_draft.rev FROM ${FROM} WHERE ${matching({ ...filter, states: ['drafted'] }, providerKey)}
        ORDER BY mail_draft.key`,
  )
}

/** The users of a customer who are there or invited, by name. */
export function usersToWriteTo(db: ReadableDb, customerKey: number): { email: string; name: string }[] {
  return all(
    db,
    sql`SELECT email, trim(first_name || ' ' || last_name) AS name FROM customer_user
        WHERE customer = ${customerKey} AND state IN ('invited', 'active') ORDER BY name, email`,
  )
}

function matching(filter: MailFilter, providerKey: number): SqlFragment {
  const conditions = [ofProvider(providerKey)]
  if (filter.states !== undefined && filter.states.length > 0) {
    const states = JSON.stringify(filter.states)
    conditions.push(sql`mail_draft.state IN (SELECT value FROM json_each(${states}))`)
  }
  if (filter.customerId !== undefined) conditions.push(sql`customer.id = ${filter.customerId}`)
  const search = filter.search?.trim() ?? ''
  if (search !== '') {
    const pattern = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    conditions.push(sql`(subject LIKE ${pattern} ESCAPE '\\' OR recipients LIKE ${pattern} ESCAPE '\\'
      OR customer.company_name LIKE ${pattern} ESCAPE '\\' OR customer.identifier LIKE ${pattern} ESCAPE '\\')`)
  }
  return join(conditions, ' AND ')
}

/** Mails about no customer are everybody's. */
function ofProvider(providerKey: number): SqlFragment {
  return sql`(mail_draft.customer IS NULL OR customer.provider = ${providerKey})`
}

function toRow({ customerId, identifier, companyName, recipients, ...row }: Row): MailRow {
  const { id, purpose, subject, state, sentHow, serverAnswer, createdAt, createdBy, sentAt, rev } = row
  return {
    id,
    customer: customerId === null ? null : { id: customerId, identifier, companyName },
    purpose,
    recipients: [...recipientsOf(recipients)],
    subject,
    state,
    sentHow,
    serverAnswer,
    createdAt,
    createdBy,
    sentAt,
    rev,
  }
}
