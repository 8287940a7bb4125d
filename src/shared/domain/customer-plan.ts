import { CUSTOMER_KIND_LABELS, proposeIdentifier, type CustomerKind } from './customer.ts'
import type { CustomerCandidate, CustomerFacts, KnownCustomer } from './customer-facts.ts'
import { placeCustomers, type PlacedParent } from './customer-places.ts'
import type { CustomerDraft } from './customer-row.ts'
import { fieldError, fieldInfo, fieldWarning, repair, type RowProblem } from './import-problem.ts'
import { verdictOfItself, type RecordRow, type RecordVerdict } from './record-row.ts'

/** What would be written for a row. */
export type CustomerAction =
  | {
      readonly kind: 'create'
      readonly record: number
      readonly identifier: string
      readonly customerKind: CustomerKind
      readonly parent: PlacedParent
      readonly draft: CustomerDraft
    }
  | {
      readonly kind: 'update'
      readonly record: number
      readonly customer: KnownCustomer
      readonly draft: CustomerDraft
    }

/** What becomes of every row, in the order of the rows, and what would be written: parents before their children. */
export interface CustomerPlan {
  readonly verdicts: readonly RecordVerdict[]
  readonly actions: readonly CustomerAction[]
}

/** Columns that an import may change in a known customer; kind, parent and identifier are not among them. */
const CHANGEABLE = [
  ['companyName', 'company_name'],
  ['domain', 'domain'],
  ['sector', 'sector'],
  ['pricebook', 'pricebook'],
  ['currency', 'currency'],
  ['supportPlan', 'support_plan'],
  ['note', 'note'],
] as const

/**
 * Decides about every row of a file of customers: compares it with its file and with the store. Only the identifier
 * says which customer is meant; names and emails suggest, never decide (U-22). Pure.
 */
export function planCustomers(rows: readonly RecordRow<CustomerDraft>[], facts: CustomerFacts): CustomerPlan {
  const verdicts = new Map<number, RecordVerdict>()
  const fresh: CustomerCandidate[] = []
  const updates: CustomerAction[] = []
  const identify = identifierMaker(rows, facts)
  const refused = refusedIdentifiers(rows)
  const firsts = new Map<string, RecordRow<CustomerDraft>>()
  for (const row of rows) {
    const own = verdictOfItself(row)
    if (own !== null || row.draft === null) {
      if (own !== null) verdicts.set(row.record, own)
      continue
    }
    const { draft } = row
    const problems = [...row.problems]
    const identifier = identify(draft, problems)
    const first = firsts.get(identifier)
    if (first !== undefined) {
      verdicts.set(row.record, judgeRepeated({ row, draft, identifier, problems }, first))
      continue
    }
    firsts.set(identifier, row)
    const candidate = { row, draft, identifier, problems }
    const customer = facts.known.get(identifier)
    if (customer === undefined) {
      const wrongTags = facts.tagProblems(draft.tags)
      problems.push(...wrongTags)
      if (wrongTags.length === 0) fresh.push(candidate)
      else {
        verdicts.set(row.record, verdictOf(candidate, 'rejected'))
        refused.add(identifier)
      }
    } else {
      const verdict = judgeKnown(candidate, customer, facts)
      verdicts.set(row.record, verdict)
      if (verdict.outcome === 'update')
        updates.push({ kind: 'update', record: row.record, customer, draft: candidate.draft })
    }
  }
  warnOfLookalikes(fresh, facts)
  const places = placeCustomers(fresh, facts, refused)
  const creates = places.flatMap(({ candidate, customerKind, parent }): CustomerAction[] => {
    const { record } = candidate.row
    verdicts.set(
      record,
      verdictOf(candidate, parent === null ? 'rejected' : 'create', { kind: customerKind }),
    )
    const { identifier, draft } = candidate
    return parent === null ? [] : [{ kind: 'create', record, identifier, customerKind, parent, draft }]
  })
  return {
    // Every row got one above.
    verdicts: rows.map(({ record }) => verdicts.get(record) as RecordVerdict),
    actions: [...creates, ...updates],
  }
}

/** Identifiers of rows that cannot be read: what stands under them is refused with them. */
function refusedIdentifiers(rows: readonly RecordRow<CustomerDraft>[]): Set<string> {
  return new Set(
    rows.flatMap(({ draft, isDiscarded, values }) =>
      draft === null && !isDiscarded ? (values.identifier?.trim().toLowerCase() ?? []) : [],
    ),
  )
}

function verdictOf(
  { row, identifier, problems }: CustomerCandidate,
  outcome: RecordVerdict['outcome'],
  more: { readonly kind?: CustomerKind; readonly cells?: RecordVerdict['cells'] } = {},
): RecordVerdict {
  const kind = more.kind === undefined ? {} : { kind: more.kind }
  return { outcome, problems, values: { ...row.values, identifier, ...kind }, cells: more.cells ?? [] }
}

/** Makes identifiers for rows that have none, apart from every other in the file and the store. */
function identifierMaker(
  rows: readonly RecordRow<CustomerDraft>[],
  facts: CustomerFacts,
): (draft: CustomerDraft, problems: RowProblem[]) => string {
  const taken = new Set(rows.flatMap(({ draft }) => draft?.identifier ?? []))
  const lastNumbers = new Map<string, number>()
  return (draft, problems) => {
    if (draft.identifier !== null) return draft.identifier
    const base = proposeIdentifier(draft.companyName)
    let identifier = base
    let number = lastNumbers.get(base) ?? 1
    while (taken.has(identifier) || facts.known.has(identifier)) {
      number += 1
      identifier = `${base}-${number}`
    }
    lastNumbers.set(base, number)
    taken.add(identifier)
    const message = `There is no identifier; “${identifier}” was made from the company name. It is permanent.`
    problems.push(
      repair('W_CUSTOMER_IDENTIFIER_PROPOSED', 'identifier', 'needs-eye', {
        raw: '',
        read: identifier,
        message,
      }),
    )
    return identifier
  }
}

function judgeRepeated(candidate: CustomerCandidate, first: RecordRow<CustomerDraft>): RecordVerdict {
  const { identifier, problems } = candidate
  if (JSON.stringify(candidate.draft) === JSON.stringify(first.draft)) {
    problems.push(fieldInfo('I_DUP_IN_FILE', 'identifier', `The same row stands in ${first.place} already.`))
    return verdictOf(candidate, 'skipped')
  }
  const message = `“${identifier}” stands in ${first.place} already, with other values. The first one counts; mend or discard one of them.`
  problems.push(fieldError('E_CUSTOMER_IN_FILE_TWICE', 'identifier', message, identifier))
  return verdictOf(candidate, 'rejected')
}

function judgeKnown(
  candidate: CustomerCandidate,
  customer: KnownCustomer,
  facts: CustomerFacts,
): RecordVerdict {
  const { problems, draft, identifier } = candidate
  const reject = (code: RowProblem['code'], message: string): RecordVerdict => {
    problems.push(fieldError(code, 'identifier', message, identifier))
    return verdictOf(candidate, 'rejected')
  }
  if (!customer.isOurs) {
    return reject(
      'E_CUSTOMER_OTHER_PROVIDER',
      `“${identifier}” belongs to a customer of another provider. Choose another identifier.`,
    )
  }
  const is = `“${identifier}” is known already: ${customer.companyName}`
  if (facts.policy === 'reject') return reject('I_CUSTOMER_EXISTS', `${is}.`)
  if (facts.policy === 'skip') {
    problems.push(fieldInfo('I_CUSTOMER_EXISTS', 'identifier', `${is}. It is left as it is.`, identifier))
    return verdictOf(candidate, 'skipped')
  }
  if (draft.kind !== null && draft.kind !== customer.kind) {
    const message = `${customer.companyName} stays ${CUSTOMER_KIND_LABELS[customer.kind].toLowerCase()}; an import does not change the kind.`
    problems.push(fieldWarning('W_CUSTOMER_STAYS', 'kind', message, draft.kind))
  }
  if (draft.parent !== null && draft.parent.toLowerCase() !== customer.parent) {
    const message = `${customer.companyName} stays where it is; move it on its page.`
    problems.push(fieldWarning('W_CUSTOMER_STAYS', 'parent', message, draft.parent))
  }
  const cells = CHANGEABLE.flatMap(([column, field]) => {
    const after = draft[column]
    const before = customer[column]
    return after === null || after === before ? [] : [{ field, before: before ?? '', after }]
  })
  const ending = cells.length === 0 ? ' with these values' : ' and will be updated'
  if (cells.length > 0 && (customer.status === 'archived' || customer.status === 'rejected')) {
    return reject(
      'E_CUSTOMER_CLOSED',
      `${customer.companyName} is ${customer.status}; an import does not change it.`,
    )
  }
  problems.push(fieldInfo('I_CUSTOMER_EXISTS', 'identifier', `${is}${ending}.`, identifier))
  return verdictOf(candidate, cells.length === 0 ? 'unchanged' : 'update', { cells })
}

/** Says where a new customer may be one that is known, and decides nothing by it (U-22). */
function warnOfLookalikes(fresh: readonly CustomerCandidate[], facts: CustomerFacts): void {
  const names = new Map<string, string>()
  for (const { companyName, identifier, isOurs } of facts.known.values()) {
    if (isOurs) names.set(plainName(companyName), `“${identifier}”`)
  }
  const emails = new Map([...facts.emails].map(([email, owner]) => [email, `“${owner}”`]))
  for (const { row, draft, problems } of fresh) {
    const name = plainName(draft.companyName)
    const alike = names.get(name)
    if (alike === undefined) names.set(name, row.place)
    else {
      const message = `${draft.companyName} is also the company name of ${alike}. It becomes a customer of its own.`
      problems.push(fieldWarning('W_CUSTOMER_NAME_TWICE', 'company_name', message, draft.companyName))
    }
    if (draft.contact === null) continue
    const email = draft.contact.email.toLowerCase()
    const owner = emails.get(email)
    if (owner === undefined) emails.set(email, row.place)
    else {
      const message = `${draft.contact.email} is also used for ${owner}.`
      problems.push(fieldWarning('W_CUSTOMER_EMAIL_TWICE', 'email', message, draft.contact.email))
    }
  }
}

/** A company name without what people write now so, now so. */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[\s.,]+/g, ' ')
    .trim()
}
