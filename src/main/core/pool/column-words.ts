import type { ColumnWords } from './account-cells.ts'
import { customerByKey } from '../customers/customer-table.ts'
import type { ReadableDb } from '../store/sql.ts'
import { marketplaceDirectory } from './marketplace-view.ts'

/** How stored columns of accounts read in this workspace. */
export function columnWords(db: ReadableDb): ColumnWords {
  const { byKey } = marketplaceDirectory(db)
  const identifiers = new Map<number, string>()
  return {
    marketplaceCode: (key) => byKey.get(key)?.code ?? 'a removed marketplace',
    customerIdentifier: (key) => {
      let identifier = identifiers.get(key)
      if (identifier === undefined) {
        identifier = customerByKey(db, key)?.identifier ?? 'a removed customer'
        identifiers.set(key, identifier)
      }
      return identifier
    },
  }
}
