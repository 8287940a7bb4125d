import type { OutputOf } from '../../../shared/contract/index.ts'
import { TARGET_FIELDS, type ImportTarget } from '../../../shared/domain/import-target.ts'
import { csvCell } from '../../../shared/domain/csv-cell.ts'
import { titleOfTag } from '../../../shared/domain/tag-column.ts'
import { allTags } from '../governance/tag-table.ts'
import { allMarketplaces } from '../settings/marketplace-table.ts'
import type { ReadableDb } from '../store/sql.ts'

/** A template with the columns of a target; the values that this workspace knows stand above the header, where the importer does not read. */
export function importTemplate(
  db: ReadableDb,
  providerKey: number,
  target: ImportTarget,
): OutputOf<'imports.template'> {
  const codes = allMarketplaces(db)
    .filter((marketplace) => marketplace.providerKey === providerKey)
    .map(({ code, name }) => (name === '' ? code : `${code} (${name})`))
  const marketplaces = `# marketplace_id is one of: ${codes.length === 0 ? 'none yet; create one under Settings' : codes.join(' ')}`
  const tags = target === 'customers' ? allTags(db) : []
  const mandatory = tags.filter(({ isMandatory, defaultValue }) => isMandatory && defaultValue === null)
  const customers = (): readonly string[] =>
    mandatory.length === 0
      ? CUSTOMERS
      : [...CUSTOMERS, `# mandatory tags: ${mandatory.map(({ name }) => name).join(', ')}`]
  const lines = { accounts, customers, links: () => LINKS, orders }[target](marketplaces)
  const header = target === 'accounts' ? TARGET_FIELDS.accounts.slice(0, 3) : TARGET_FIELDS[target]
  const titles = [...header, ...tags.map((tag) => csvCell(titleOfTag(tag), ';'))]
  return { fileName: `${target}-template.csv`, text: [...lines, titles.join(';'), ''].join('\r\n') }
}

function accounts(marketplaces: string): readonly string[] {
  return [
    '# Fill in one account per line below the header. Keep the twelve digits of each account ID as text.',
    marketplaces,
    '# account_model is SPAM or ECAM',
  ]
}

const CUSTOMERS = [
  '# Fill in one customer per line below the header. Only company_name is needed.',
  '# kind is distributor, reseller or end_customer',
  '# parent is the identifier of the customer above it, of this file or known already',
  '# currency is a code of three letters, like USD',
]

const LINKS = [
  '# Fill in one account per line below the header. Keep the twelve digits of each account ID as text.',
  '# customer is the identifier of a customer',
]

function orders(marketplaces: string): readonly string[] {
  return [
    '# Fill in one order per line below the header. external_ref, customer and marketplace_id are needed.',
    '# customer is the identifier of a customer',
    marketplaces,
    '# account_model is SPAM or ECAM, or empty for either',
    '# account_id is empty for the oldest account that is ready, or that very account',
    '# state is in_progress (also when empty), completed or failed; reason says why it failed',
  ]
}
