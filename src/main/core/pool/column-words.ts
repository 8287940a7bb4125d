import type { ColumnWords } from './account-cells.ts'
import { customerByKey } from '../customers/customer-table.ts'
import { projectByKey } from '../governance/project-table.ts'
import type { ReadableDb } from '../store/sql.ts'
import { marketplaceDirectory } from './marketplace-view.ts'

/** How stored columns of accounts read in this workspace. */
export function columnWords(db: ReadableDb): ColumnWords {
  const { byKey } = marketplaceDirectory(db)
  return {
    marketplaceCode: (key) => byKey.get(key)?.code ?? 'a removed marketplace',
    customerIdentifier: remembered((key) => customerByKey(db, key)?.identifier ?? 'a removed customer'),
    projectName: remembered((key) => projectByKey(db, key)?.name ?? 'a removed project'),
  }
}

/** Asks once for each key. */
function remembered(find: (key: number) => string): (key: number) => string {
  const known = new Map<number, string>()
  return (key) => {
    let word = known.get(key)
    if (word === undefined) known.set(key, (word = find(key)))
    return word
  }
}
