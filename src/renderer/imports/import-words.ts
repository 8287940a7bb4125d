import type {
  Encoding,
  ExistingPolicy,
  ImportFile,
  ImportTarget,
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

/** What the screen says about each target. */
export const TARGET_WORDS: Readonly<
  Record<
    ImportTarget,
    {
      readonly title: string
      /** What the rows are, in the list of targets. */
      readonly rows: string
      /** In a few words, for the command palette. */
      readonly short: string
      /** What can be chosen or dropped. */
      readonly files: string
      readonly example: string
      /** Where the result can be seen. */
      readonly open: { readonly label: string; readonly path: string }
      /** What the policy is about, and what each does; null: there is nothing to choose. */
      readonly policy: {
        readonly label: string
        readonly meanings: Readonly<Record<ExistingPolicy, string>>
      } | null
    }
  >
> = {
  accounts: {
    title: 'Import accounts',
    rows: 'Accounts of the pool',
    short: 'From a CSV file, a paste, or the output of the AWS CLI',
    files:
      'CSV in any encoding and with any separator, the AWS Organizations console export, or the output of aws organizations list-accounts.',
    example:
      'account_id;marketplace_id;account_model\n004439589175;MP-00010;ECAM\n154335349840;MP-00020;SPAM',
    open: { label: 'Open in pool', path: '/pool' },
    policy: {
      label: 'Existing accounts',
      meanings: {
        skip: 'Accounts that are in the pool already stay as they are.',
        update:
          'Marketplace, model and the other matched columns replace what the pool has; empty cells change nothing.',
        reject: 'A row whose account is in the pool already counts as an error.',
      },
    },
  },
  customers: {
    title: 'Import customers',
    rows: 'Customers',
    short: 'From a CSV file or a paste',
    files:
      'CSV in any encoding and with any separator, with at least a column of company names. A column that is called like a tag, or “tag:” and its name, holds its values.',
    example:
      'company_name;identifier;kind;parent\nContoso Ltd;contoso;reseller;\nFabrikam Inc;fabrikam;end_customer;contoso',
    open: { label: 'Open customers', path: '/customers' },
    policy: {
      label: 'Existing customers',
      meanings: {
        skip: 'Customers whose identifier is known already stay as they are.',
        update:
          'Name, domain, sector, pricebook, currency, support plan and note are replaced; empty cells, kind, parent, contacts and tags change nothing.',
        reject: 'A row whose identifier is known already counts as an error.',
      },
    },
  },
  links: {
    title: 'Import links',
    rows: 'Links of accounts to customers',
    short: 'Which account is which customer’s, from a CSV file or a paste',
    files:
      'CSV in any encoding and with any separator, with account IDs and the identifiers of their customers.',
    example: 'account_id;customer\n004439589175;contoso\n154335349840;fabrikam',
    open: { label: 'Open in pool', path: '/pool' },
    policy: {
      label: 'Accounts linked elsewhere',
      meanings: {
        skip: 'Accounts that are linked to another customer stay there.',
        update: 'Accounts that are linked to another customer move to the one in the file.',
        reject: 'A row whose account is linked to another customer counts as an error.',
      },
    },
  },
  orders: {
    title: 'Import orders',
    rows: 'Orders placed elsewhere',
    short: 'From a CSV file or a paste',
    files:
      'CSV in any encoding and with any separator, with external references, customers and marketplaces.',
    example: 'external_ref;customer;marketplace_id\nPO-1001;contoso;MP-00010\nPO-1002;fabrikam;MP-00010',
    open: { label: 'Open orders', path: '/orders' },
    policy: null,
  },
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
  'customers-csv': 'Customers file',
  'links-csv': 'Links file',
  'orders-csv': 'Orders file',
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
