import type { OutputOf } from '../../../shared/contract/index.ts'
import { allMarketplaces } from '../settings/marketplace-table.ts'
import type { ReadableDb } from '../store/sql.ts'

/** A template with the three columns; the values that this workspace knows stand above the header, where the importer does not read. */
export function importTemplate(db: ReadableDb, providerKey: number): OutputOf<'imports.template'> {
  const codes = allMarketplaces(db)
    .filter((marketplace) => marketplace.providerKey === providerKey)
    .map(({ code, name }) => (name === '' ? code : `${code} (${name})`))
  const lines = [
    '# Fill in one account per line below the header. Keep the twelve digits of each account ID as text.',
    `# marketplace_id is one of: ${codes.length === 0 ? 'none yet; create one under Settings' : codes.join(' ')}`,
    '# account_model is SPAM or ECAM',
    'account_id;marketplace_id;account_model',
  ]
  return { fileName: 'accounts-template.csv', text: `${lines.join('\r\n')}\r\n` }
}
