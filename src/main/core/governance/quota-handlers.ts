import type { Quota } from '../../../shared/contract/governance.ts'
import type { NamesOf } from '../../../shared/contract/index.ts'
import { QuotaKind, QUOTA_KIND_LABELS, quotaText } from '../../../shared/domain/quota.ts'
import type { HandlersOf } from '../handler.ts'
import { expectRow } from '../settings/settings-change.ts'
import { changeRecord, removeRow } from '../store/record-table.ts'
import type { ReadableDb } from '../store/sql.ts'
import { changeGoverned, customerNamed } from './governed-change.ts'
import { insertQuota, quotaOf, quotaUse, updateQuota } from './quota-table.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `quotas.${string}`>

/** quotas.*: how much a customer may have (MSH-19, A-17). Below its use is allowed and only blocks what is new. */
export const quotaHandlers: HandlersOf<Name> = {
  'quotas.list': ({ customerId }, context) => {
    const { key } = customerNamed(context, customerId)
    return { quotas: QuotaKind.options.map((kind) => publicQuota(context.store, key, kind)) }
  },
  'quotas.edit': ({ customerId, kind, most, rev }, context) => {
    const { key, companyName, identifier } = customerNamed(context, customerId)
    const quota = quotaOf(context.store, key, kind)
    expectRow('quota', { id: `${kind} of ${identifier}`, rev: quota?.rev ?? 0 }, { id: kind, rev })
    const before = quota?.most ?? null
    if (before === most) return { changeId: null }
    const label = `Set the quota of ${companyName} for ${QUOTA_KIND_LABELS[kind].toLowerCase()} from ${quotaText(before)} to ${quotaText(most)}`
    const intent = { type: 'CUSTOMER_QUOTA_EDITED', label, subject: identifier, customer: key }
    return changeGoverned(context, intent, (tx) => {
      if (quota === null) {
        // There was none, and it is to be one: `most` is a number, or nothing would change.
        const inserted = insertQuota(tx.db, { customerKey: key, kind, most: most ?? 0 })
        tx.remember('quota', inserted, 1, null)
      } else {
        changeRecord(tx, { entity: 'quota', key: quota.key }, () =>
          most === null ? removeRow(tx.db, 'quota', quota.key) : updateQuota(tx.db, quota.key, most),
        )
      }
      tx.describe({ rows: 1, details: { before: { [kind]: before }, after: { [kind]: most } } })
    })
  },
}

/** A quota as windows see it, beside its use now. */
export function publicQuota(db: ReadableDb, customerKey: number, kind: QuotaKind): Quota {
  return { ...quotaUse(db, customerKey, kind), rev: quotaOf(db, customerKey, kind)?.rev ?? 0 }
}
