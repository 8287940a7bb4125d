import type { ImportField } from './import-field.ts'
import { ImportTarget } from './import-target.ts'

type Aliases = Readonly<Partial<Record<ImportField, readonly string[]>>>

/** Names that columns have in files people really have, English and German, without case, spaces, dashes and underscores. */
const ACCOUNTS = {
  account_id: [
    'accountid',
    'awsaccountid',
    'awsaccount',
    'awsid',
    'id',
    'account',
    'accountnumber',
    'accountno',
    'linkedaccountid',
    'memberaccountid',
    'kontoid',
    'kontonummer',
    'kontonr',
    'konto',
    'awskonto',
    'awskontoid',
    'awskontonummer',
  ],
  marketplace_id: [
    'marketplaceid',
    'marketplace',
    'marketplacecode',
    'mp',
    'mpid',
    'marktplatz',
    'marktplatzid',
  ],
  account_model: ['accountmodel', 'model', 'resaleaccountmodel', 'kontomodell', 'accountmodell', 'modell'],
  name: ['name', 'accountname', 'nickname', 'accountalias', 'alias', 'kontoname', 'bezeichnung'],
  email: [
    'email',
    'emailaddress',
    'accountemail',
    'rootemail',
    'rootemailaddress',
    'owneremail',
    'mail',
    'emailadresse',
  ],
  aws_state: ['state', 'awsstate', 'accountstate', 'awsstatus', 'accountstatus', 'status'],
  note: [
    'note',
    'notes',
    'comment',
    'comments',
    'remark',
    'remarks',
    'notiz',
    'notizen',
    'bemerkung',
    'kommentar',
  ],
} satisfies Aliases

const CUSTOMER = [
  'customer',
  'customerid',
  'customeridentifier',
  'identifier',
  'tenant',
  'kunde',
  'kundenkennung',
]

const ALIASES: Readonly<Record<ImportTarget, Aliases>> = {
  accounts: ACCOUNTS,
  customers: {
    company_name: [
      'companyname',
      'company',
      'customername',
      'name',
      'customer',
      'firma',
      'firmenname',
      'kunde',
    ],
    identifier: [
      'identifier',
      'id',
      'customeridentifier',
      'customerid',
      'tenantid',
      'kennung',
      'kundenkennung',
    ],
    kind: ['kind', 'customerkind', 'type', 'customertype', 'art'],
    parent: ['parent', 'parentidentifier', 'parentid', 'parentcustomer', 'reseller', 'übergeordnet'],
    domain: ['domain', 'emaildomain', 'website'],
    sector: ['sector', 'industry', 'branche'],
    pricebook: ['pricebook', 'pricelist', 'preisbuch', 'preisliste'],
    currency: ['currency', 'währung', 'waehrung'],
    support_plan: ['supportplan', 'support', 'awssupportplan'],
    first_name: ['firstname', 'givenname', 'vorname'],
    last_name: ['lastname', 'surname', 'familyname', 'nachname'],
    email: [...ACCOUNTS.email, 'contactemail'],
    note: ACCOUNTS.note,
  },
  links: { account_id: ACCOUNTS.account_id, customer: CUSTOMER },
  orders: {
    external_ref: [
      'externalref',
      'externalreference',
      'reference',
      'ordernumber',
      'orderid',
      'order',
      'bestellnummer',
    ],
    customer: CUSTOMER,
    marketplace_id: ACCOUNTS.marketplace_id,
    account_model: ACCOUNTS.account_model,
    account_id: ACCOUNTS.account_id.filter((alias) => alias !== 'id'),
    state: ['state', 'status', 'orderstate', 'orderstatus'],
    reason: ['reason', 'failurereason', 'grund'],
  },
}

const FIELDS: Readonly<Record<ImportTarget, ReadonlyMap<string, ImportField>>> = {
  accounts: fieldsOf(ALIASES.accounts),
  customers: fieldsOf(ALIASES.customers),
  links: fieldsOf(ALIASES.links),
  orders: fieldsOf(ALIASES.orders),
}

function fieldsOf(aliases: Aliases): ReadonlyMap<string, ImportField> {
  return new Map(
    // The keys of the object are its type's names.
    (Object.keys(aliases) as ImportField[]).flatMap((field) =>
      (aliases[field] ?? []).map((alias) => [alias, field] as const),
    ),
  )
}

/** A column's name without what does not matter: case, spaces, dashes, underscores, a byte order mark. */
export function plainColumnName(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The field of a target that a column's name stands for; null when it is not one of ours. */
export function fieldOfColumn(title: string, target: ImportTarget): ImportField | null {
  const name = plainColumnName(title)
  return FIELDS[target].get(name) ?? FIELDS[target].get(ungluedName(name)) ?? null
}

/** True when a column's name stands for a field of any target. */
export function isKnownColumn(title: string): boolean {
  return ImportTarget.options.some((target) => fieldOfColumn(title, target) !== null)
}

/** The button beside the example on the vendor's page is copied along: "Copyaccount_id". */
function ungluedName(name: string): string {
  return name.startsWith('copy') ? name.slice(4) : name.endsWith('copy') ? name.slice(0, -4) : ''
}

/** A title without a "Copy" that was glued to a name we know. */
export function ungluedTitle(title: string): string {
  const trimmed = title.replace(/^\ufeff/, '').trim()
  const name = plainColumnName(trimmed)
  const isPlain = ImportTarget.options.some((target) => FIELDS[target].has(name))
  if (isPlain || !isKnownColumn(trimmed)) return trimmed
  return trimmed.replace(/^copy\s*/i, '').replace(/\s*copy$/i, '')
}

/** What a header says its rows are: customers have a company name, orders an external reference, links an account and its customer. */
export function targetOfHeader(titles: readonly string[]): ImportTarget {
  const names = new Set(titles.map(plainColumnName))
  const has = (target: ImportTarget, field: ImportField): boolean =>
    (ALIASES[target][field] ?? []).some((alias) => names.has(alias))
  const hasAccount = ACCOUNTS.account_id.some((alias) => alias !== 'id' && names.has(alias))
  if (has('orders', 'external_ref') && has('orders', 'customer')) return 'orders'
  if (names.has('companyname') || names.has('company') || names.has('firma')) {
    return hasAccount ? 'accounts' : 'customers'
  }
  const isPool = has('accounts', 'marketplace_id') && has('accounts', 'account_model')
  return hasAccount && has('links', 'customer') && !isPool ? 'links' : 'accounts'
}
