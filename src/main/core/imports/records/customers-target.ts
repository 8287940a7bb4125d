import { proposeIdentifier } from '../../../../shared/domain/customer.ts'
import {
  planCustomers,
  type CustomerAction,
  type CustomerPlan,
} from '../../../../shared/domain/customer-plan.ts'
import { readCustomerRow } from '../../../../shared/domain/customer-row.ts'
import { createOwnCustomer } from '../../customers/create-customer.ts'
import { ownCustomer } from '../../customers/own-customer.ts'
import { allTags } from '../../governance/tag-table.ts'
import { writeFirstTags } from '../../governance/write-tags.ts'
import { providerByKey } from '../../settings/provider-table.ts'
import { readSettings } from '../../settings/settings-table.ts'
import type { ChangeTx } from '../../store/change.ts'
import { knownCustomers, knownEmails } from './customer-facts-view.ts'
import {
  insertImported,
  insertImportedUsers,
  nextKey,
  updateImported,
  type ImportedCustomer,
  type ImportedUser,
} from './imported-customer-table.ts'
import { importedTags } from './imported-tags.ts'
import { readRows, type Judging } from './judging.ts'
import type { Judged } from './record-prediction.ts'

const ROWS_PER_STEP = 5000
const INVITATION_DAYS = 14
const DAY_MS = 86_400_000

/** Judges a file of customers, and writes the new and the changed ones. */
export function judgeCustomers(judging: Judging): Judged {
  const { store, session, settings } = judging
  const { providerKey } = session
  const provider = providerByKey(store, providerKey)
  if (provider === null) throw new Error(`unknown provider ${providerKey}`)
  const owner = { ports: store.ports, providerKey, provider }
  const own = ownCustomer(store, owner)
  const known = knownCustomers(store, providerKey)
  const tags = allTags(store)
  const maySetRestricted = session.isPartner || session.role === 'admin'
  const said = importedTags(judging, tags, maySetRestricted)
  const rows = readRows(judging, readCustomerRow).map((row, index) => {
    const record = judging.records[index]
    return row.draft === null || record === undefined
      ? row
      : { ...row, draft: { ...row.draft, tags: said.of(record) } }
  })
  const plan = planCustomers(rows, {
    known,
    emails: knownEmails(store, providerKey),
    tier: provider.tier,
    providerName: provider.name,
    own: own === null ? null : (known.get(own.identifier.toLowerCase()) ?? null),
    policy: settings.policy,
    tagProblems: said.problems,
  })
  return {
    verdicts: plan.verdicts,
    accountIdOf: () => null,
    write: (tx, onStep) => {
      const needsOwn = plan.actions.some((action) => action.kind === 'create' && action.parent.kind === 'own')
      const ownKey = needsOwn
        ? (own?.key ?? createOwnCustomer(tx, owner, freeIdentifierOf(provider.name, plan, known)))
        : null
      const status = readSettings(tx.db).settings.needsApproval ? 'pending_approval' : 'active'
      writeCreates(tx, plan, {
        newId: store.ports.newId,
        ownKey,
        onStep,
        insert: (customers) => {
          insertImported(tx, customers, { providerKey, status })
          for (const { key, draft } of tags.length === 0 ? [] : customers) {
            writeFirstTags(tx, key, { entered: draft.tags, maySetRestricted, tags })
          }
        },
      })
      writeUpdates(tx, plan, onStep)
      return []
    },
  }
}

/** An identifier for the provider's own entry that neither the store nor the file has. */
function freeIdentifierOf(
  name: string,
  { actions }: CustomerPlan,
  known: ReadonlyMap<string, unknown>,
): string {
  const fromFile = new Set(actions.flatMap((action) => (action.kind === 'create' ? [action.identifier] : [])))
  const base = proposeIdentifier(name) || 'customer'
  let identifier = base
  for (let number = 2; known.has(identifier) || fromFile.has(identifier); number += 1) {
    identifier = `${base}-${number}`
  }
  return identifier
}

type Create = Extract<CustomerAction, { kind: 'create' }>

function writeCreates(
  tx: ChangeTx,
  { actions }: CustomerPlan,
  writing: {
    readonly newId: () => string
    readonly ownKey: number | null
    readonly onStep: (done: number) => void
    readonly insert: (rows: readonly ImportedCustomer[]) => void
  },
): void {
  const creates = actions.filter((action): action is Create => action.kind === 'create')
  const firstKey = nextKey(tx.db, 'customer')
  const keys = new Map(creates.map(({ record }, index) => [record, firstKey + index]))
  const expiresAt = new Date(Date.parse(tx.at) + INVITATION_DAYS * DAY_MS).toISOString()
  let userKey = nextKey(tx.db, 'customer_user')
  for (let at = 0; at < creates.length; at += ROWS_PER_STEP) {
    writing.onStep(at)
    const step = creates.slice(at, at + ROWS_PER_STEP)
    const users: ImportedUser[] = []
    const rows = step.map((create, index): ImportedCustomer => {
      const key = firstKey + at + index
      const { identifier, customerKind: kind, draft } = create
      if (draft.contact !== null) {
        users.push({ key: userKey, id: writing.newId(), customerKey: key, ...draft.contact })
        userKey += 1
      }
      return { key, id: writing.newId(), identifier, kind, parentKey: parentKeyOf(create), draft }
    })
    writing.insert(rows)
    if (users.length > 0) insertImportedUsers(tx, users, expiresAt)
  }

  function parentKeyOf({ parent }: Create): number | null {
    switch (parent.kind) {
      case 'top':
        return null
      case 'own':
        return writing.ownKey
      case 'known':
        return parent.key
      case 'row':
        return keys.get(parent.record) ?? null
    }
  }
}

function writeUpdates(tx: ChangeTx, { actions }: CustomerPlan, onStep: (done: number) => void): void {
  for (const [index, action] of actions.entries()) {
    if (action.kind === 'update') updateImported(tx, action.customer.key, action.draft)
    if (index % ROWS_PER_STEP === 0) onStep(index)
  }
}
