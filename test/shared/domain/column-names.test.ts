import { expect, test } from 'vitest'
import { matchByNames } from '../../../src/shared/domain/column-match.ts'
import { targetOfHeader } from '../../../src/shared/domain/column-names.ts'
import { detectShape } from '../../../src/shared/domain/csv-shape.ts'
import { TARGET_FIELDS, type ImportTarget } from '../../../src/shared/domain/import-target.ts'

test.each<[titles: string[], target: ImportTarget]>([
  [['account_id', 'marketplace_id', 'account_model'], 'accounts'],
  [['Id', 'Name', 'Email', 'Status', 'JoinedMethod'], 'accounts'],
  [['account_id', 'marketplace_id', 'account_model', 'customer'], 'accounts'],
  [['account_id', 'company'], 'accounts'],
  [['name', 'id'], 'accounts'],
  [['Column 1', 'Column 2'], 'accounts'],
  [['company_name'], 'customers'],
  [['Company', 'ID', 'Parent'], 'customers'],
  [['Firma', 'Kennung', 'Währung'], 'customers'],
  [['account_id', 'customer'], 'links'],
  [['AWS Account ID', 'Customer identifier', 'Note'], 'links'],
  [['Kontonummer', 'Kunde'], 'links'],
  [['external_ref', 'customer', 'marketplace_id'], 'orders'],
  [['Order number', 'Customer', 'Marketplace', 'AWS Account ID'], 'orders'],
  [['reference', 'account_id'], 'accounts'],
])('a header %j says that the rows are %s', (titles, target) => {
  expect(targetOfHeader(titles)).toBe(target)
})

test.each<ImportTarget>(['accounts', 'customers', 'links', 'orders'])(
  'every field of %s is recognised by its own name, and as a header',
  (target) => {
    const titles = [...TARGET_FIELDS[target]]
    const { match, doubled } = matchByNames(titles, target)
    expect([[...match.keys()].toSorted(), doubled]).toEqual([titles.toSorted(), []])
    expect(detectShape(['# a remark', titles.join(';'), 'a;b'])).toMatchObject({
      separator: ';',
      headerLine: 2,
    })
  },
)
