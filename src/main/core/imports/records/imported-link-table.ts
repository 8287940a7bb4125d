import { followLinks } from '../../customers/account-link-table.ts'
import type { ChangeTx } from '../../store/change.ts'
import { ENTITY } from '../../store/entity.ts'
import { run, sql } from '../../store/sql.ts'

/** A link as it is stored: the account's new customer, and its state with it. */
export interface ImportedLink {
  readonly seq: number
  readonly customerKey: number
  readonly state: number
}

/** Links some accounts set-wise (out of the projects of earlier customers), remembers what they were, and lets the history of links follow. */
export function linkImported(tx: ChangeTx, links: readonly ImportedLink[]): void {
  const rows = JSON.stringify(links.map(({ seq, customerKey, state }) => [seq, customerKey, state]))
  run(
    tx.db,
    sql`INSERT INTO change_row (change, entity, key, rev_after, before)
        SELECT ${tx.key}, ${ENTITY.account}, seq, rev + 1, jsonb_object('customer', account.customer, 'state', state, 'project', account.project)
        FROM json_each(${rows}) AS link CROSS JOIN account ON account.seq = link.value ->> 0`,
  )
  run(
    tx.db,
    sql`UPDATE account SET customer = link.value ->> 1, project = NULL, state = link.value ->> 2, rev = rev + 1
        FROM json_each(${rows}) AS link WHERE account.seq = link.value ->> 0`,
  )
  const seqs = JSON.stringify(links.map(({ seq }) => seq))
  followLinks(tx.db, seqs, { key: tx.key, reason: 'Moved by an import' })
}
