import { closeSync, existsSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { seededRandom } from './random.ts'

/** The marketplaces of the benchmark; the first ones are used most, as in life. */
export const MARKETPLACE_CODES: readonly string[] = Array.from(
  { length: 40 },
  (_, index) => `MP-${String(10_000 + index * 37)}`,
)

/** `narrow`: the three columns of an import; `wide`: eight quoted columns; `ready`: rows as the store keeps them; `customers`: resellers and their end customers, each with a contact. */
export type FileKind = 'narrow' | 'wide' | 'ready' | 'customers'

/** Makes a file of `rows` accounts with random, distinct account ids in no order; made once and kept. */
export function dataFile(folder: string, kind: FileKind, rows: number, seed = 1): string {
  const path = join(folder, `${kind}-${rows}-${seed}.csv`)
  if (existsSync(path)) return path
  const file = openSync(`${path}.part`, 'w')
  const random = seededRandom(seed)
  let lines: string[] = HEADERS[kind] === '' ? [] : [HEADERS[kind]]
  for (let row = 0; row < rows; row += 1) {
    lines.push(line(kind, row, rows, seed, random))
    if (lines.length === 20_000) {
      writeSync(file, `${lines.join('\n')}\n`)
      lines = []
    }
  }
  if (lines.length > 0) writeSync(file, `${lines.join('\n')}\n`)
  closeSync(file)
  renameSync(`${path}.part`, path)
  return path
}

const HEADERS: Readonly<Record<FileKind, string>> = {
  narrow: 'account_id;marketplace_id;account_model',
  wide: '"account_id";"marketplace_id";"account_model";"name";"email";"aws_state";"owner";"note"',
  ready: '',
  customers: 'company_name;identifier;kind;parent;domain;currency;first_name;last_name;email',
}

function line(kind: FileKind, row: number, rows: number, seed: number, random: () => number): string {
  if (kind === 'customers') return customerLine(row)
  const id = scattered(row, seed)
  const marketplace = Math.floor(random() ** 3 * MARKETPLACE_CODES.length)
  const isSpam = random() < 0.6
  if (kind === 'ready') return `${row + 1};${Number(id)};1;${marketplace + 1};${isSpam ? 1 : 2};1;1`
  const three = [id, MARKETPLACE_CODES[marketplace] ?? '', isSpam ? 'SPAM' : 'ECAM']
  if (kind === 'narrow') return three.join(';')
  const company = COMPANIES[Math.floor(random() * COMPANIES.length)] ?? ''
  return [
    ...three,
    `${company} ${row % 977}`,
    `aws+${id}@${company.toLowerCase()}.example`,
    'ACTIVE',
    `team-${row % 53}`,
    `imported row ${row} of ${rows}; "as delivered"`.replaceAll('"', '""'),
  ]
    .map((cell) => `"${cell}"`)
    .join(';')
}

const CUSTOMERS_PER_RESELLER = 99

/** Every hundredth is a reseller, and stands in the middle of its customers: parents also come later in the file. */
function customerLine(row: number): string {
  const group = Math.floor(row / (CUSTOMERS_PER_RESELLER + 1))
  const isReseller = row % (CUSTOMERS_PER_RESELLER + 1) === 50
  const company = `${COMPANIES[row % COMPANIES.length] ?? ''} ${row}`
  const identifier = isReseller ? `reseller-${group}` : `customer-${row}`
  const place = isReseller ? 'reseller;' : `end_customer;reseller-${group}`
  return `${company};${identifier};${place};c${row}.example;EUR;Jo;Doe;jo@c${row}.example`
}

const COMPANIES = [
  'Northwind',
  'Contoso',
  'Fabrikam',
  'Litware',
  'Adatum',
  'Wingtip',
  'Proseware',
  'Tailspin',
]

/** A twelve-digit id for a row: a one-to-one scattering of row numbers over the whole range. */
function scattered(row: number, seed: number): string {
  const multiplier = 387_420_489_119n // coprime to 10^12
  const id = (BigInt(row) * multiplier + BigInt(seed) * 104_729_000_003n) % 1_000_000_000_000n
  return String(id).padStart(12, '0')
}
