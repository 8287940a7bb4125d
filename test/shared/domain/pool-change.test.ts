import { describe, expect, test } from 'vitest'
import { AccountStatus } from '../../../src/shared/domain/account-status.ts'
import { changeVerdict, type PoolAccount, type PoolChange } from '../../../src/shared/domain/pool-change.ts'

const ADMIN = { isAdmin: true, allowsRevalidation: true }
const READY: PoolAccount = {
  status: 'ready',
  isHeld: false,
  hasFailed: false,
  marketplaceId: 'ten',
  model: 'SPAM',
  otherOwner: null,
  customerId: null,
  customerName: '',
}
const CHANGES: readonly PoolChange[] = [
  { kind: 'edit', model: 'ECAM' },
  { kind: 'mark-invalid', reason: 'closed' },
  { kind: 'revalidate', reason: 'opened again' },
  { kind: 'hold', reason: 'quota', until: null },
  { kind: 'release' },
  { kind: 'delete' },
  { kind: 'link', customerId: 'acme' },
  { kind: 'unlink', reason: null },
]

/** The verdict in short: the parts that differ afterwards, `same`, or why not. */
function short(account: PoolAccount, change: PoolChange, rights = ADMIN): unknown {
  const verdict = changeVerdict(account, change, rights)
  if (verdict.kind === 'excluded') return verdict.why
  if (verdict.kind === 'unchanged') return 'same'
  if (verdict.after === null) return 'deleted'
  return Object.fromEntries(
    Object.entries(verdict.after).filter(([key, value]) => account[key as keyof PoolAccount] !== value),
  )
}

const LINKED = { customerId: 'acme' }
const IN_USE = 'Provisioning in progress: an order is using it'

describe('CB-11 CB-12 CB-13 CS-11 each change does to each status what the rules say', () => {
  const table: Readonly<Record<AccountStatus, readonly unknown[]>> = {
    ready: [
      { model: 'ECAM' },
      { status: 'invalid' },
      'same',
      { isHeld: true },
      'same',
      'deleted',
      LINKED,
      'same',
    ],
    provisioning_in_progress: CHANGES.map(() => IN_USE),
    invalid: [
      { model: 'ECAM' },
      'same',
      { status: 'ready' },
      'Invalid: only Ready accounts can be held',
      'same',
      'deleted',
      LINKED,
      'same',
    ],
    allocated: [
      'Allocated: its subscription keeps marketplace and model',
      'Allocated: this status is final',
      'Allocated: this status is final',
      'Allocated: only Ready accounts can be held',
      'same',
      'deleted',
      LINKED,
      'same',
    ],
    provisioning_failed: [
      { model: 'ECAM' },
      { status: 'invalid', hasFailed: true },
      'Provisioning failed: it is never used in an order again',
      'Provisioning failed: only Ready accounts can be held',
      'same',
      'deleted',
      LINKED,
      'same',
    ],
  }
  test.each(AccountStatus.options)('%s', (status) => {
    expect(CHANGES.map((change) => short({ ...READY, status }, change))).toEqual(table[status])
  })
})

test('CB-04 nothing can be done to the account of another provider', () => {
  const theirs = { ...READY, otherOwner: 'Contoso' }
  expect(CHANGES.map((change) => short(theirs, change))).toEqual(
    CHANGES.map(() => 'Belongs to Contoso, another provider'),
  )
})

test.each<[string, PoolAccount, PoolChange, typeof ADMIN, unknown]>([
  ['a held account', { ...READY, isHeld: true }, { kind: 'release' }, ADMIN, { isHeld: false }],
  [
    'a held account',
    { ...READY, isHeld: true },
    { kind: 'mark-invalid', reason: 'x' },
    ADMIN,
    { status: 'invalid', isHeld: false },
  ],
  [
    'an edit to what it is already',
    READY,
    { kind: 'edit', marketplaceId: 'ten', model: 'SPAM' },
    ADMIN,
    'same',
  ],
  [
    'both fields at once',
    READY,
    { kind: 'edit', marketplaceId: 'twenty', model: 'ECAM' },
    ADMIN,
    { marketplaceId: 'twenty', model: 'ECAM' },
  ],
  [
    'an invalid account that failed in an order',
    { ...READY, status: 'invalid', hasFailed: true },
    { kind: 'revalidate', reason: 'x' },
    ADMIN,
    'Invalid: it failed in an order once and never becomes Ready again',
  ],
  [
    'an invalid account, by an operator',
    { ...READY, status: 'invalid' },
    { kind: 'revalidate', reason: 'x' },
    { ...ADMIN, isAdmin: false },
    'Invalid: only an admin can bring it back',
  ],
  [
    'an invalid account, where it is switched off',
    { ...READY, status: 'invalid' },
    { kind: 'revalidate', reason: 'x' },
    { ...ADMIN, allowsRevalidation: false },
    'Invalid: bringing accounts back is switched off in the settings',
  ],
  [
    'an account that the customer has already',
    { ...READY, customerId: 'acme', customerName: 'Acme' },
    { kind: 'link', customerId: 'acme' },
    ADMIN,
    'same',
  ],
  [
    'the account of another customer',
    { ...READY, customerId: 'globex', customerName: 'Globex' },
    { kind: 'link', customerId: 'acme' },
    ADMIN,
    'Linked to Globex: remove it from there first',
  ],
  [
    'a linked account',
    { ...READY, customerId: 'acme', customerName: 'Acme' },
    { kind: 'delete' },
    ADMIN,
    'Linked to Acme: remove it from the customer first',
  ],
  [
    'an Allocated account of a customer',
    { ...READY, status: 'allocated', customerId: 'acme', customerName: 'Acme' },
    { kind: 'unlink', reason: 'moved away' },
    ADMIN,
    { customerId: null },
  ],
])('%s: %o under %o', (_title, account, change, rights, expected) => {
  expect(short(account, change, rights)).toEqual(expected)
})
