import { cleanText } from './account-row-texts.ts'
import { CUSTOMER_KIND_LABELS, CustomerIdentifier, proposeIdentifier, type CustomerKind } from './customer.ts'
import { fieldError, fieldWarning, isRefused, repair, type RowProblem } from './import-problem.ts'
import { readTextCell, type RawFields, type ReadValues } from './record-row.ts'

/** A customer as a row of a file describes it. */
export interface CustomerDraft {
  readonly companyName: string
  /** In small letters; null: the file has none, and one is made from the name. */
  readonly identifier: string | null
  /** Null: the file does not say. */
  readonly kind: CustomerKind | null
  /** An identifier, in whatever case. */
  readonly parent: string | null
  readonly domain: string | null
  readonly sector: string | null
  readonly pricebook: string | null
  readonly currency: string | null
  readonly supportPlan: string | null
  readonly note: string | null
  readonly contact: CustomerContact | null
  /** What the row says of tags, by the id of the tag; the rules look at it once the customer turns out to be new. */
  readonly tags: Readonly<Record<string, string>>
}

/** The person that a row names. */
export interface CustomerContact {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
}

const MAX_NAME = 200
const MAX_TEXT = 200
const MAX_NOTE = 4000

/** Reads a row of a file of customers by itself; pure. */
export function readCustomerRow(raw: RawFields): {
  readonly draft: CustomerDraft | null
  readonly values: ReadValues
  readonly problems: readonly RowProblem[]
} {
  const problems: RowProblem[] = []
  const text = (field: Parameters<typeof readTextCell>[1]['field'], most = MAX_TEXT): string | null =>
    readTextCell(raw, { field, most }, problems)
  const companyName = text('company_name', MAX_NAME)?.replaceAll(/\s+/g, ' ') ?? null
  if (companyName === null && problems.length === 0) {
    problems.push(fieldError('E_CUSTOMER_NAME_MISSING', 'company_name', 'The company name is empty.', ''))
  }
  const draft = {
    companyName: companyName ?? '',
    identifier: readIdentifier(raw('identifier') ?? '', companyName, problems),
    kind: readKind(raw('kind') ?? '', problems),
    parent: cleanText(raw('parent') ?? ''),
    domain: readDomain(raw('domain') ?? '', problems),
    sector: text('sector'),
    pricebook: text('pricebook'),
    currency: readCurrency(raw('currency') ?? '', problems),
    supportPlan: text('support_plan'),
    note: text('note', MAX_NOTE),
    contact: readContact(raw, problems),
    tags: {},
  }
  return { draft: isRefused(problems) ? null : draft, values: valuesOf(draft, raw), problems }
}

function valuesOf(draft: CustomerDraft, raw: RawFields): ReadValues {
  return {
    company_name: draft.companyName === '' ? raw('company_name') : draft.companyName,
    identifier: draft.identifier ?? raw('identifier'),
    kind: draft.kind ?? raw('kind'),
    parent: draft.parent ?? raw('parent'),
    domain: draft.domain ?? raw('domain'),
    sector: draft.sector ?? raw('sector'),
    pricebook: draft.pricebook ?? raw('pricebook'),
    currency: draft.currency ?? raw('currency'),
    support_plan: draft.supportPlan ?? raw('support_plan'),
    first_name: draft.contact?.firstName ?? raw('first_name'),
    last_name: draft.contact?.lastName ?? raw('last_name'),
    email: draft.contact?.email ?? raw('email'),
    note: draft.note ?? raw('note'),
  }
}

function readIdentifier(raw: string, companyName: string | null, problems: RowProblem[]): string | null {
  const text = cleanText(raw)
  if (text === null) {
    if (companyName !== null && proposeIdentifier(companyName) === '') {
      const message = `There is no identifier, and none can be made from “${companyName}”. Type one.`
      problems.push(fieldError('E_CUSTOMER_IDENTIFIER_NONE', 'identifier', message, ''))
    }
    return null
  }
  const parsed = CustomerIdentifier.safeParse(text)
  if (!parsed.success) {
    const like = proposeIdentifier(text)
    const hint = like === '' ? '' : ` Write it like “${like}”.`
    const message = `“${text.slice(0, 80)}” is no identifier, which has 1 to 64 letters a–z, digits and hyphens.${hint}`
    problems.push(fieldError('E_CUSTOMER_IDENTIFIER', 'identifier', message, text))
    return null
  }
  if (parsed.data !== text) {
    const message = `“${text}” was read as ${parsed.data}: identifiers are kept in small letters.`
    problems.push(
      repair('I_CUSTOMER_IDENTIFIER_CLEANED', 'identifier', 'safe', { raw, read: parsed.data, message }),
    )
  }
  return parsed.data
}

const KIND_WORDS: ReadonlyMap<string, CustomerKind> = new Map([
  ['distributor', 'distributor'],
  ['reseller', 'reseller'],
  ['partner', 'reseller'],
  ['wiederverkäufer', 'reseller'],
  ['endcustomer', 'end_customer'],
  ['customer', 'end_customer'],
  ['enduser', 'end_customer'],
  ['endkunde', 'end_customer'],
  ['kunde', 'end_customer'],
])

function readKind(raw: string, problems: RowProblem[]): CustomerKind | null {
  const text = cleanText(raw)
  if (text === null) return null
  const kind = KIND_WORDS.get(text.toLowerCase().replaceAll(/[\s_-]+/g, ''))
  if (kind !== undefined) return kind
  const kinds = Object.values(CUSTOMER_KIND_LABELS).join(', ')
  const message = `“${text.slice(0, 60)}” is no kind of customer (${kinds}).`
  problems.push(fieldError('E_CUSTOMER_KIND', 'kind', message, text))
  return null
}

function readDomain(raw: string, problems: RowProblem[]): string | null {
  const text = cleanText(raw)
  if (text === null) return null
  const plain = text
    .toLowerCase()
    .replace(/^@|^[a-z]+:\/\//, '')
    .replace(/[/?#].*$/, '')
  if (/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/.test(plain)) return plain
  const message = `“${text.slice(0, 60)}” does not look like a domain; it is stored as it stands.`
  problems.push(fieldWarning('W_CUSTOMER_DOMAIN', 'domain', message, text))
  return text.slice(0, MAX_TEXT)
}

function readCurrency(raw: string, problems: RowProblem[]): string | null {
  const text = cleanText(raw)
  if (text === null) return null
  if (/^[a-z]{3}$/i.test(text)) return text.toUpperCase()
  const message = `“${text.slice(0, 20)}” is no currency; write its code of three letters, like USD.`
  problems.push(fieldError('E_CUSTOMER_CURRENCY', 'currency', message, text))
  return null
}

function readContact(raw: RawFields, problems: RowProblem[]): CustomerContact | null {
  const firstName = readTextCell(raw, { field: 'first_name', most: MAX_TEXT }, problems)
  const lastName = readTextCell(raw, { field: 'last_name', most: MAX_TEXT }, problems)
  const email = readTextCell(raw, { field: 'email', most: MAX_TEXT }, problems)
  if (email === null) {
    if (firstName === null && lastName === null) return null
    const message = 'The contact has no email and is left out.'
    problems.push(fieldWarning('W_CUSTOMER_PERSON', 'email', message))
    return null
  }
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    const message = `“${email.slice(0, 80)}” is no email address: it needs a name, an @ and a domain.`
    problems.push(fieldError('E_CUSTOMER_EMAIL', 'email', message, email))
    return null
  }
  if (firstName === null || lastName === null) {
    const message = `The contact ${email} lacks a ${firstName === null ? 'first' : 'last'} name and is left out.`
    problems.push(fieldWarning('W_CUSTOMER_PERSON', firstName === null ? 'first_name' : 'last_name', message))
    return null
  }
  return { firstName, lastName, email }
}
