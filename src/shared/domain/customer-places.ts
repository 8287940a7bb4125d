import { CUSTOMER_KIND_LABELS, checkParent, type CustomerKind } from './customer.ts'
import {
  suggestIdentifiers,
  type CustomerCandidate,
  type CustomerFacts,
  type KnownCustomer,
} from './customer-facts.ts'
import { fieldError, fieldInfo, fieldWarning, type RowProblem } from './import-problem.ts'

/** Where a new customer stands: at the top, under the provider's own entry, under a known customer, or under a row before it. */
export type PlacedParent =
  | { readonly kind: 'top' }
  | { readonly kind: 'own' }
  | { readonly kind: 'known'; readonly key: number }
  | { readonly kind: 'row'; readonly record: number }

/** A new customer with its place; `parent` null: it has none, the problems say why. */
export interface PlacedCustomer {
  readonly candidate: CustomerCandidate
  readonly customerKind: CustomerKind
  readonly parent: PlacedParent | null
}

/**
 * Finds every new customer its place in the tree (invariant 10); parents may stand later in the file, and come first
 * here. `refused`: identifiers of rows that cannot be read.
 */
export function placeCustomers(
  candidates: readonly CustomerCandidate[],
  facts: CustomerFacts,
  refused: ReadonlySet<string>,
): readonly PlacedCustomer[] {
  const byIdentifier = new Map(candidates.map((candidate) => [candidate.identifier, candidate]))
  const suggest = suggestIdentifiers(facts.known)
  const inCircle = findCircles(candidates, byIdentifier)
  const placed = new Map<CustomerCandidate, PlacedCustomer>()

  function place(candidate: CustomerCandidate): void {
    const { draft, problems } = candidate
    const customerKind = draft.kind ?? assumeKind(problems)
    placed.set(candidate, { candidate, customerKind, parent: parentOf(candidate, customerKind) })
  }

  function parentOf(candidate: CustomerCandidate, kind: CustomerKind): PlacedParent | null {
    const { draft, problems, identifier } = candidate
    const reject = (code: RowProblem['code'], message: string): null => {
      problems.push(fieldError(code, 'parent', message, draft.parent))
      return null
    }
    if (inCircle.has(candidate)) {
      return reject('E_CUSTOMER_PARENT_CYCLE', `The parents lead from ${identifier} in a circle back to it.`)
    }
    if (draft.parent === null) return ownPlace(kind, { facts, problems, reject })
    const identifierAbove = draft.parent.toLowerCase()
    const above = byIdentifier.get(identifierAbove)
    const known = facts.known.get(identifierAbove)
    if (above === undefined && known === undefined && refused.has(identifierAbove)) {
      return reject('E_CUSTOMER_PARENT_REFUSED', `The row of its parent “${draft.parent}” is rejected.`)
    }
    if (above === undefined && known?.isOurs !== true) {
      return reject(
        'E_CUSTOMER_PARENT_UNKNOWN',
        `The parent “${draft.parent}” is no identifier, neither of a known customer nor in this file.${suggest(draft.parent)}`,
      )
    }
    if (known !== undefined && above === undefined)
      return underKnown(kind, known, { facts, problems, reject })
    const parent = above === undefined ? undefined : placed.get(above)
    if (parent === undefined || parent.parent === null) {
      return reject('E_CUSTOMER_PARENT_REFUSED', `The row of its parent “${draft.parent}” is rejected.`)
    }
    if (!allows(kind, parent.customerKind, { facts, problems, reject })) return null
    return { kind: 'row', record: parent.candidate.row.record }
  }

  for (const candidate of parentsFirst(candidates, byIdentifier, inCircle)) place(candidate)
  return [...placed.values()]
}

interface Judging {
  readonly facts: CustomerFacts
  readonly problems: RowProblem[]
  readonly reject: (code: RowProblem['code'], message: string) => null
}

function underKnown(kind: CustomerKind, known: KnownCustomer, judging: Judging): PlacedParent | null {
  if (known.status !== 'active' && known.status !== 'pending_approval') {
    const message = `The parent ${known.companyName} is ${known.status}. Choose another one.`
    return judging.reject('E_CUSTOMER_PARENT_CLOSED', message)
  }
  return allows(kind, known.kind, judging) ? { kind: 'known', key: known.key } : null
}

function allows(kind: CustomerKind, parentKind: CustomerKind, judging: Judging): boolean {
  const allowed = checkParent(kind, parentKind, judging.facts.tier)
  if (!allowed.ok) {
    judging.reject('E_CUSTOMER_PARENT_KIND', allowed.reason)
    return false
  }
  warn(allowed.value.warning, judging.problems)
  return true
}

/** A customer without a parent stands at the top when its kind does, else under the provider's own entry. */
function ownPlace(kind: CustomerKind, judging: Judging): PlacedParent | null {
  const { tier, own, providerName } = judging.facts
  if (checkParent(kind, null, tier).ok) return { kind: 'top' }
  if (own !== null && underKnown(kind, own, judging) === null) return null
  if (own === null && !allows(kind, tier, judging)) return null
  const added = own === null ? ', your own entry, which is added with it' : ''
  const message = `No parent is given; it stands under ${own?.companyName ?? providerName}${added}.`
  judging.problems.push(fieldInfo('I_CUSTOMER_PARENT_DEFAULT', 'parent', message))
  return { kind: 'own' }
}

function warn(warning: string | null, problems: RowProblem[]): void {
  if (warning !== null) problems.push(fieldWarning('W_CUSTOMER_NO_RESELLER', 'parent', warning))
}

function assumeKind(problems: RowProblem[]): CustomerKind {
  const message = `The kind is empty; it is taken for ${CUSTOMER_KIND_LABELS.end_customer.toLowerCase()}.`
  problems.push(fieldInfo('I_CUSTOMER_KIND_DEFAULT', 'kind', message))
  return 'end_customer'
}

type ByIdentifier = ReadonlyMap<string, CustomerCandidate>

/** The rows that are their own ancestors. */
function findCircles(
  candidates: readonly CustomerCandidate[],
  byIdentifier: ByIdentifier,
): ReadonlySet<CustomerCandidate> {
  const circular = new Set<CustomerCandidate>()
  const seen = new Set<CustomerCandidate>()
  for (const start of candidates) {
    const path: CustomerCandidate[] = []
    const onPath = new Set<CustomerCandidate>()
    let at: CustomerCandidate | undefined = start
    while (at !== undefined && !seen.has(at)) {
      seen.add(at)
      path.push(at)
      onPath.add(at)
      at = rowAbove(at, byIdentifier)
    }
    if (at === undefined || !onPath.has(at)) continue
    for (const each of path.slice(path.indexOf(at))) circular.add(each)
  }
  return circular
}

/** Every row after the row of its parent, otherwise in the order of the file. */
function parentsFirst(
  candidates: readonly CustomerCandidate[],
  byIdentifier: ByIdentifier,
  inCircle: ReadonlySet<CustomerCandidate>,
): readonly CustomerCandidate[] {
  const ordered = new Set<CustomerCandidate>()
  for (const start of candidates) {
    const path: CustomerCandidate[] = []
    let at: CustomerCandidate | undefined = start
    while (at !== undefined && !ordered.has(at)) {
      path.push(at)
      at = inCircle.has(at) ? undefined : rowAbove(at, byIdentifier)
    }
    for (const each of path.toReversed()) ordered.add(each)
  }
  return [...ordered]
}

function rowAbove(candidate: CustomerCandidate, byIdentifier: ByIdentifier): CustomerCandidate | undefined {
  const { parent } = candidate.draft
  return parent === null ? undefined : byIdentifier.get(parent.toLowerCase())
}
