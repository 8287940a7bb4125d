import type { ImportField } from './import-field.ts'

/** Names that columns have in files people really have, English and German, without case, spaces, dashes and underscores. */
const ALIASES: Readonly<Record<ImportField, readonly string[]>> = {
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
}

const FIELDS: ReadonlyMap<string, ImportField> = new Map(
  (Object.keys(ALIASES) as ImportField[]).flatMap((field) =>
    ALIASES[field].map((alias) => [alias, field] as const),
  ),
)

/** A column's name without what does not matter: case, spaces, dashes, underscores, a byte order mark. */
export function plainColumnName(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The field a column's name stands for; null when it is not one of ours. */
export function fieldOfColumn(title: string): ImportField | null {
  const name = plainColumnName(title)
  const field = FIELDS.get(name)
  if (field !== undefined) return field
  // The button beside the example on the vendor's page is copied along: "Copyaccount_id".
  const unglued = name.startsWith('copy') ? name.slice(4) : name.endsWith('copy') ? name.slice(0, -4) : ''
  return FIELDS.get(unglued) ?? null
}

/** A title without a "Copy" that was glued to a name we know. */
export function ungluedTitle(title: string): string {
  const trimmed = title.replace(/^\ufeff/, '').trim()
  if (FIELDS.has(plainColumnName(trimmed)) || fieldOfColumn(trimmed) === null) return trimmed
  return trimmed.replace(/^copy\s*/i, '').replace(/\s*copy$/i, '')
}
