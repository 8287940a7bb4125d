import type {
  Encoding,
  ExistingPolicy,
  ImportFile,
  RowOutcome,
  RowProblem,
  Separator,
} from '../../shared/contract/imports.ts'

/** What becomes of a row, as the counters say it (screens.md › Import), in their order. */
export const OUTCOME_LABELS: Readonly<Record<RowOutcome, string>> = {
  create: 'Create',
  update: 'Update',
  unchanged: 'Unchanged',
  skipped: 'Skipped',
  rejected: 'Rejected',
}

/** Every outcome in the order of the counters. */
export const OUTCOMES = Object.keys(OUTCOME_LABELS) as readonly RowOutcome[]

/** The colour that stands for an outcome, beside its word. */
export const OUTCOME_COLOURS: Readonly<Record<RowOutcome, string>> = {
  create: 'var(--qm-ready)',
  update: 'var(--qm-progress)',
  unchanged: 'var(--qm-line-strong)',
  skipped: 'var(--qm-text-dimmed)',
  rejected: 'var(--qm-failed)',
}

/** What the result says was done with a row. */
export const DONE_LABELS: Readonly<Record<RowOutcome, string>> = {
  create: 'Created',
  update: 'Updated',
  unchanged: 'Unchanged',
  skipped: 'Skipped',
  rejected: 'Rejected',
}

/** What each policy does with an account that is in the pool already. */
export const POLICY_MEANINGS: Readonly<Record<ExistingPolicy, string>> = {
  skip: 'Accounts that are in the pool already stay as they are.',
  update:
    'Marketplace, model and the other matched columns replace what the pool has; empty cells change nothing.',
  reject: 'A row whose account is in the pool already counts as an error.',
}

/** How careful one has to be with a repair. */
export const CARE_LABELS: Readonly<Record<NonNullable<RowProblem['care']>, string>> = {
  safe: 'Safe',
  'needs-eye': 'Needs your eye',
  'data-lost': 'Data lost',
}

/** What a care class means. */
export const CARE_MEANINGS: Readonly<Record<NonNullable<RowProblem['care']>, string>> = {
  safe: 'Read without losing anything.',
  'needs-eye': 'Probably right. Compare it with where the file came from.',
  'data-lost': 'Digits are gone from the file. Only another source can bring them back.',
}

/** The encodings a file may have. */
export const ENCODING_LABELS: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little endian)',
  'utf-16be': 'UTF-16 (big endian)',
  'windows-1252': 'Windows-1252 (Western)',
}

/** The separators a file may have. */
export const SEPARATOR_LABELS: Readonly<Record<Separator, string>> = {
  ';': 'Semicolon ;',
  ',': 'Comma ,',
  '\t': 'Tab',
  '|': 'Pipe |',
}

/** What a recognised document is called. */
export const DOCUMENT_LABELS: Readonly<Record<ImportFile['document'], string>> = {
  'pool-csv': 'Pool file',
  'aws-console-csv': 'AWS Organizations console export',
  'aws-list-accounts-json': 'Output of aws organizations list-accounts',
  'other-csv': 'Table',
}

/** Where a file's mapping came from, in a short sentence. */
export const MAPPING_FROM: Readonly<Record<ImportFile['mappingFrom'], string>> = {
  names: 'Recognised by the names of the columns.',
  values: 'Guessed from the values. Please check it.',
  remembered: 'Remembered from an earlier file with the same header.',
  chosen: 'Chosen by you.',
}
