import { describe, expect, test } from 'vitest'
import { detectShape, readHeader } from '../../../src/shared/domain/csv-shape.ts'
import { splitLine } from '../../../src/shared/domain/csv-split.ts'

/** Separator, header line, data line, and the titles as read. */
function shapeOf(text: string): [string, number, number, string[]] {
  const shape = detectShape(text.split('\n'))
  const titles = shape.header === null ? [] : readHeader(shape.header, shape.separator).titles
  return [shape.separator, shape.headerLine, shape.dataLine, [...titles]]
}

const NAMES = ['account_id', 'marketplace_id', 'account_model']

describe('A-05 the shape of a file is told by what its columns would be', () => {
  test.each<[what: string, text: string, shape: [string, number, number, string[]]]>([
    ['semicolons', 'account_id;marketplace_id;account_model\n154335349840;MP-00010;SPAM', [';', 1, 2, NAMES]],
    ['commas', 'account_id,marketplace_id,account_model\n154335349840,MP-00010,SPAM', [',', 1, 2, NAMES]],
    ['tabs', 'account_id\tmarketplace_id\taccount_model\n154335349840\tMP-00010\tSPAM', ['\t', 1, 2, NAMES]],
    ['pipes', 'account_id|marketplace_id|account_model\n154335349840|MP-00010|SPAM', ['|', 1, 2, NAMES]],
    [
      'the vendor’s example',
      'Copyaccount_id;marketplace_id,account_model\n123456789012;MP-0000;SPAM',
      [';', 1, 2, NAMES],
    ],
    [
      'a header of commas over a body of tabs',
      'account_id,marketplace_id,account_model\n154335349840\tMP-00010\tSPAM',
      ['\t', 1, 2, NAMES],
    ],
    [
      'another case',
      'ACCOUNT ID;Marketplace-ID;Account Model\n154335349840;MP-00010;SPAM',
      [';', 1, 2, ['ACCOUNT ID', 'Marketplace-ID', 'Account Model']],
    ],
    ['no header', '154335349840;MP-00010;SPAM\n004439589175;MP-00010;ECAM', [';', 0, 1, []]],
    [
      'a byte order mark that was kept',
      '\ufeffaccount_id;marketplace_id;account_model\n154335349840;MP-00010;SPAM',
      [';', 1, 2, NAMES],
    ],
    [
      'a sep= line',
      'sep=,\naccount_id,marketplace_id,account_model\n154335349840,MP-00010,SPAM',
      [',', 2, 3, NAMES],
    ],
    [
      'lines above the header',
      '# pool of May\n\naccount_id;marketplace_id;account_model\n154335349840;MP-00010;SPAM',
      [';', 3, 4, NAMES],
    ],
    [
      'names with the other separator in quotes',
      'account_id;"note, internal";account_model\n154335349840;"a, b, c, d";SPAM',
      [';', 1, 2, ['account_id', 'note, internal', 'account_model']],
    ],
    [
      'a quoted line break in the header',
      'account_id;"mar\nket";account_model\n154335349840;MP-00010;SPAM',
      [';', 1, 3, ['account_id', 'mar\nket', 'account_model']],
    ],
    [
      'decimal commas in a body of semicolons',
      'account_id;cost;model\n154335349840;1,5;SPAM\n004439589175;2,25;ECAM',
      [';', 1, 2, ['account_id', 'cost', 'model']],
    ],
    [
      'names nobody knows',
      'Nummer der Firma;Ort\n154335349840;Bonn',
      [';', 1, 2, ['Nummer der Firma', 'Ort']],
    ],
    ['ids alone', 'account_id\n154335349840', [';', 1, 2, ['account_id']]],
    ['ids alone without a header', '154335349840\n004439589175', [';', 0, 1, []]],
    [
      'spreadsheet damage in every id',
      'account_id;marketplace_id;account_model\n1.54335E+11;MP-00010;SPAM',
      [';', 1, 2, NAMES],
    ],
    [
      'a stray quotation mark',
      'account_id;marketplace_id;account_model\n154335349840;MP-00010;SPAM\n004439589175;5" disk;SPAM',
      [';', 1, 2, NAMES],
    ],
    [
      'the console export',
      'Account ID,ARN,Email,Name,Status,Joined method,Joined timestamp\n321291986879,arn:aws:organizations::210987654321:account/o-a1/321291986879,a@b.example,"Contoso, EU",Active,Created,2025/12/16',
      [',', 1, 2, ['Account ID', 'ARN', 'Email', 'Name', 'Status', 'Joined method', 'Joined timestamp']],
    ],
    ['an empty text', '', [';', 0, 1, []]],
  ])('%s', (_what, text, shape) => {
    expect(shapeOf(text)).toEqual(shape)
  })
})

test('what staff chose is taken, the rest found out', () => {
  const lines = ['a;b', 'account_id,marketplace_id', '154335349840,MP-00010']
  expect(detectShape(lines, { headerLine: 1 })).toEqual({
    separator: ',',
    headerLine: 1,
    header: 'a;b',
    dataLine: 2,
  })
  expect(detectShape(lines, { headerLine: 0 })).toEqual({
    separator: ',',
    headerLine: 0,
    header: null,
    dataLine: 1,
  })
  expect(detectShape(lines, { separator: ';' }).separator).toBe(';')
})

test.each<[line: string, separators: string, cells: string[]]>([
  ['a;b', ';', ['a', 'b']],
  ['', ';', ['']],
  [';', ';', ['', '']],
  ['"a;b";c', ';', ['a;b', 'c']],
  ['"a ""quoted"" b";c', ';', ['a "quoted" b', 'c']],
  ['5" disk;c', ';', ['5" disk', 'c']],
  ['a;b,c|d', ';,|', ['a', 'b', 'c', 'd']],
])('%j split at %j', (line, separators, cells) => {
  expect(splitLine(line, separators)).toEqual(cells)
})
