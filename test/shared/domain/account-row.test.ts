import { describe, expect, test } from 'vitest'
import { emptyDraft, readAccountRow } from '../../../src/shared/domain/account-row.ts'
import {
  prepareRowRule,
  type RowLayout,
  type RowLookups,
} from '../../../src/shared/domain/account-row-rule.ts'

const LOOKUPS: RowLookups = {
  marketplaces: [
    { key: 1, code: 'MP-00010', defaultModel: null },
    { key: 2, code: 'MP-00020', defaultModel: 'ECAM' },
    { key: 3, code: 'EU 1', defaultModel: null },
  ],
  foreignMarketplaces: new Map([['MP-77105', 'Contoso']]),
  padsZeros: false,
  restoreScientific: null,
  mappedValues: new Map(),
}
const LAYOUT: RowLayout = {
  columnCount: 3,
  sources: {
    account_id: { kind: 'column', column: 0 },
    marketplace_id: { kind: 'column', column: 1 },
    account_model: { kind: 'column', column: 2 },
  },
  hasOldStatus: false,
}
const WIDE: RowLayout = {
  columnCount: 7,
  sources: {
    ...LAYOUT.sources,
    name: { kind: 'column', column: 3 },
    email: { kind: 'column', column: 4 },
    aws_state: { kind: 'column', column: 5 },
    note: { kind: 'column', column: 6 },
  },
  hasOldStatus: true,
}

/** What a row becomes: id, marketplace and model, or null; and the codes it carries, `+` behind those that are repairs. */
function read(
  cells: readonly string[],
  lookups: Partial<RowLookups> = {},
  layout = LAYOUT,
): [string | null, string] {
  const draft = emptyDraft()
  const problems = readAccountRow(cells, prepareRowRule(layout, { ...LOOKUPS, ...lookups }), draft)
  const codes = problems.map(({ code, level, care }) => `${code} ${level}${care === null ? '' : ` ${care}`}`)
  const id = String(draft.id).padStart(12, '0')
  return [draft.isAccepted ? `${id} ${draft.marketplace?.code} ${draft.model}` : null, codes.join(', ')]
}

describe('a CSV record becomes a draft or a refusal (domain §5.5)', () => {
  test.each<[cells: string[], draft: string | null, codes: string]>([
    [['004439589175', 'MP-00010', 'ECAM'], '004439589175 MP-00010 ECAM', ''],
    [['154335349840', 'MP-00020', 'SPAM'], '154335349840 MP-00020 SPAM', ''],
    // ids
    [['', 'MP-00010', 'SPAM'], null, 'E_ID_MISSING error'],
    [['  ', 'MP-00010', 'SPAM'], null, 'E_ID_MISSING error'],
    [['12345', 'MP-00010', 'SPAM'], null, 'E_ID_FORMAT error'],
    [['1543353498401', 'MP-00010', 'SPAM'], null, 'E_ID_FORMAT error'],
    [['15433534984O', 'MP-00010', 'SPAM'], null, 'E_ID_FORMAT error'],
    [['1.54335E+11', 'MP-00010', 'SPAM'], null, 'E_ID_SCIENTIFIC error data-lost'],
    [['1,54335E+11', 'MP-00010', 'SPAM'], null, 'E_ID_SCIENTIFIC error data-lost'],
    [
      ['1.54335349840E+11', 'MP-00010', 'SPAM'],
      '154335349840 MP-00010 SPAM',
      'W_ID_REGROUPED warning needs-eye',
    ],
    [['4439589175', 'MP-00010', 'SPAM'], null, 'W_ID_PADDED warning needs-eye'],
    [['443958917', 'MP-00010', 'SPAM'], null, 'W_ID_PADDED warning needs-eye'],
    [['44395891', 'MP-00010', 'SPAM'], null, 'E_ID_FORMAT error'],
    [['123456789012', 'MP-00010', 'SPAM'], '123456789012 MP-00010 SPAM', 'W_ID_EXAMPLE warning'],
    [['464622532012', 'MP-00010', 'SPAM'], '464622532012 MP-00010 SPAM', 'W_ID_VENDOR warning'],
    [['1543-3534-9840', 'MP-00010', 'SPAM'], '154335349840 MP-00010 SPAM', 'I_ID_CLEANED info safe'],
    [[' 154335349840 ', 'MP-00010', 'SPAM'], '154335349840 MP-00010 SPAM', 'I_ID_CLEANED info safe'],
    [["'004439589175", 'MP-00010', 'SPAM'], '004439589175 MP-00010 SPAM', 'I_ID_CLEANED info safe'],
    [['="004439589175"', 'MP-00010', 'SPAM'], '004439589175 MP-00010 SPAM', 'I_ID_CLEANED info safe'],
    [['154 335\u00a0349 840', 'MP-00010', 'SPAM'], '154335349840 MP-00010 SPAM', 'I_ID_CLEANED info safe'],
    [
      ['１５４３３５３４９８４０', 'MP-00010', 'SPAM'],
      '154335349840 MP-00010 SPAM',
      'I_ID_CLEANED info safe',
    ],
    [['154335349840.0', 'MP-00010', 'SPAM'], '154335349840 MP-00010 SPAM', 'I_ID_CLEANED info safe'],
    [
      ['154.335.349.840', 'MP-00010', 'SPAM'],
      '154335349840 MP-00010 SPAM',
      'W_ID_REGROUPED warning needs-eye',
    ],
    // marketplaces
    [['154335349840', '', 'SPAM'], null, 'E_MP_MISSING error'],
    [['154335349840', 'MP-99999', 'SPAM'], null, 'E_MP_UNKNOWN error'],
    [['154335349840', 'MP-77105', 'SPAM'], null, 'E_MP_UNKNOWN error'],
    [['154335349840', 'Germany', 'SPAM'], null, 'W_MP_FORMAT warning, E_MP_UNKNOWN error'],
    [['154335349840', 'EU 1', 'SPAM'], '154335349840 EU 1 SPAM', 'W_MP_FORMAT warning'],
    [['154335349840', ' mp-00010', 'SPAM'], '154335349840 MP-00010 SPAM', 'I_MP_CLEANED info safe'],
    [['154335349840', 'MP-00010 -', 'SPAM'], '154335349840 MP-00010 SPAM', 'I_MP_CLEANED info safe'],
    // models
    [['154335349840', 'MP-00010', ''], null, 'E_MODEL error'],
    [['154335349840', 'MP-00020', ''], '154335349840 MP-00020 ECAM', 'I_MODEL_DEFAULT info safe'],
    [['154335349840', 'MP-00010', 'SPAMX'], null, 'E_MODEL error'],
    [['154335349840', 'MP-00010', 'DISTRIBUTOR'], null, 'E_MODEL error'],
    [['154335349840', 'MP-00010', 'ECAM -'], '154335349840 MP-00010 ECAM', 'I_MODEL_ALIAS info safe'],
    [['154335349840', 'MP-00010', 'sptm'], '154335349840 MP-00010 SPAM', 'I_MODEL_ALIAS info safe'],
    [['154335349840', 'MP-00010', 'END_CUSTOMER'], '154335349840 MP-00010 ECAM', 'I_MODEL_ALIAS info safe'],
    // columns
    [['154335349840', 'MP-00010'], null, 'E_COLS error'],
    [['154335349840', 'MP-00010', 'SPAM', 'x'], null, 'E_COLS error'],
    [['154335349840', 'MP-00010', 'SPAM', '', ' '], '154335349840 MP-00010 SPAM', ''],
    [['154335349840,MP-00010,SPAM'], '154335349840 MP-00010 SPAM', 'W_DELIM_MIXED warning'],
    [['154335349840', 'MP-00010|SPAM'], '154335349840 MP-00010 SPAM', 'W_DELIM_MIXED warning'],
    [['154335349840,MP-00010,nonsense'], null, 'E_COLS error'],
    // several at once
    [['', '', ''], null, 'E_ID_MISSING error, E_MP_MISSING error, E_MODEL error'],
  ])('%j', (cells, draft, codes) => {
    expect(read(cells)).toEqual([draft, codes])
  })

  test.each<[cells: string[], draft: string | null, codes: string, lookups: Partial<RowLookups>]>([
    [
      ['4439589175', 'MP-00010', 'SPAM'],
      '004439589175 MP-00010 SPAM',
      'W_ID_PADDED warning needs-eye',
      { padsZeros: true },
    ],
    [['12345', 'MP-00010', 'SPAM'], null, 'E_ID_FORMAT error', { padsZeros: true }],
    [
      ['1.54335E+11', 'MP-00010', 'SPAM'],
      '154335349840 MP-00010 SPAM',
      'E_ID_SCIENTIFIC warning needs-eye',
      { restoreScientific: () => '154335349840' },
    ],
    [
      ['1.54335E+11', 'MP-00010', 'SPAM'],
      null,
      'E_ID_SCIENTIFIC error data-lost',
      { restoreScientific: () => null },
    ],
    [
      ['154335349840', 'Germany ', 'SPAM'],
      '154335349840 MP-00010 SPAM',
      '',
      { mappedValues: new Map([['marketplace_id', new Map([['Germany', 'MP-00010']])]]) },
    ],
    [
      ['154335349840', '', 'reseller'],
      '154335349840 MP-00010 SPAM',
      '',
      {
        mappedValues: new Map([
          ['marketplace_id', new Map([['', 'MP-00010']])],
          ['account_model', new Map([['reseller', 'SPAM']])],
        ]),
      },
    ],
    [
      ['154335349840', 'MP-00010', 'SPAM'],
      '154335349840 MP-00020 SPAM',
      '',
      { mappedValues: new Map([['marketplace_id', new Map([['MP-00010', 'MP-00020']])]]) },
    ],
  ])('%j with a fix that staff chose', (cells, draft, codes, lookups) => {
    expect(read(cells, lookups)).toEqual([draft, codes])
  })
})

test('texts come along cleaned, and an old status stays open about what it meant', () => {
  const rule = prepareRowRule(WIDE, LOOKUPS)
  const draft = emptyDraft()
  const cells = ['154335349840', 'MP-00010', 'SPAM', ' Contoso ', "'=x@contoso.example", 'Suspended', '']
  expect(readAccountRow(cells, rule, draft)).toEqual([])
  expect(draft).toEqual({
    id: 154335349840,
    marketplace: LOOKUPS.marketplaces[0],
    model: 'SPAM',
    name: 'Contoso',
    email: '=x@contoso.example',
    awsState: 'SUSPENDED_OR_CLOSED',
    note: null,
    isAccepted: true,
  })
})

test.each<[cells: string[], codes: string, isAccepted: boolean]>([
  [['154335349840', 'MP-00010', 'SPAM', 'n', 'no address', '', ''], 'W_EMAIL_FORMAT warning', true],
  [['154335349840', 'MP-00010', 'SPAM', 'n', 'a@b.example', 'Ready', ''], 'W_AWS_STATE warning', true],
  [['154335349840', 'MP-00010', 'SPAM', 'n'.repeat(257), 'a@b.example', '', ''], 'E_TEXT_LONG error', false],
  [
    ['154335349840', 'MP-00010', 'SPAM', 'n', 'a@b.example', '', 'n'.repeat(4001)],
    'E_TEXT_LONG error',
    false,
  ],
  [['154335349840', 'MP-00010', 'SPAM'], '', true],
])('texts of %j', (cells, codes, isAccepted) => {
  const [draft, found] = read(cells, {}, WIDE)
  expect([found, draft !== null]).toEqual([codes, isAccepted])
})

test('constants fill what the file does not have, and edits come before everything', () => {
  const layout: RowLayout = {
    columnCount: 2,
    sources: {
      account_id: { kind: 'column', column: 1 },
      marketplace_id: { kind: 'constant', value: 'MP-00010' },
      account_model: { kind: 'constant', value: 'ECAM' },
    },
    hasOldStatus: false,
  }
  const rule = prepareRowRule(layout, LOOKUPS)
  const draft = emptyDraft()
  expect(readAccountRow(['x', '154335349840'], rule, draft)).toEqual([])
  expect([draft.id, draft.marketplace?.code, draft.model]).toEqual([154335349840, 'MP-00010', 'ECAM'])
  const edits = new Map([
    ['account_id', '004439589175'],
    ['account_model', 'SPAM'],
  ] as const)
  expect(readAccountRow(['x', 'damaged'], rule, draft, edits)).toEqual([])
  expect([draft.id, draft.marketplace?.code, draft.model]).toEqual([4439589175, 'MP-00010', 'SPAM'])
})

test('every problem is a sentence that names the value', () => {
  const draft = emptyDraft()
  const rule = prepareRowRule(LAYOUT, LOOKUPS)
  const problems = readAccountRow(['12345', 'MP-99999', 'X'], rule, draft)
  expect(problems.map(({ message }) => message)).toEqual([
    '“12345” has 5 digits; an AWS account ID has exactly twelve.',
    'Marketplace “MP-99999” is not known here. Create it, or choose the one that is meant.',
    '“X” is no account model; it is SPAM (Solution Provider) or ECAM (End Customer).',
  ])
})
