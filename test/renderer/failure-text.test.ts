import { expect, test } from 'vitest'
import { failureText } from '../../src/renderer/failure-text.ts'
import { Failure } from '../../src/shared/contract/failure.ts'

const FAILURES: readonly Failure[] = [
  { code: 'invalid-input', problems: [{ path: ['model'], message: 'Choose SPAM or ECAM.' }] },
  { code: 'not-found', what: 'account', id: '000000000012' },
  { code: 'not-allowed', why: 'Allocated accounts cannot be deleted.' },
  { code: 'capability-missing', needs: 'pool', role: 'sales_readonly' },
  { code: 'exists', what: 'account', id: '000000000012', ownedBy: 'Orbit', restorable: false },
  { code: 'conflict', what: 'account', id: '000000000012', current: 4 },
  { code: 'preview-outdated', why: 'Two accounts were added.' },
  { code: 'busy', with: 'Importing accounts.csv' },
  { code: 'cancelled' },
  { code: 'unreadable-file', file: 'a.csv', line: 7, why: 'It has a NUL byte.', next: 'Save it as text.' },
  {
    code: 'profile-unusable',
    profile: 'sirius',
    why: 'Its source profile is missing.',
    next: 'Add it to config.',
  },
  {
    code: 'aws-signed-out',
    profile: 'sirius',
    why: 'The session ended.',
    command: 'aws sso login --profile sirius',
  },
  { code: 'aws-wrong-account', profile: 'sirius', wanted: '000000000012', found: '000000000013' },
  { code: 'aws-denied', action: 'ListAccounts', profile: 'sirius', why: 'A policy denies it.' },
  { code: 'aws-throttled', action: 'ListAccounts' },
  { code: 'aws-unreachable', why: 'There is no network.' },
  {
    code: 'aws-refused',
    action: 'CreateAccount',
    reason: 'EMAIL',
    why: 'The email is taken.',
    next: 'Choose another.',
  },
  { code: 'store-in-use', file: 'w.sqlite' },
  { code: 'store-from-future', file: 'w.sqlite', version: 90, known: 10 },
  { code: 'store-damaged', file: 'w.sqlite', why: 'A page is torn.' },
  { code: 'store-read-only', file: 'w.sqlite' },
  { code: 'disk-full', file: 'w.sqlite', isPartDone: false },
  { code: 'disconnected' },
  { code: 'unexpected', reference: 'ab12' },
]

/** What a person must be able to read in the words. */
const KNOWN = [
  'profile',
  'command',
  'wanted',
  'found',
  'action',
  'id',
  'why',
  'next',
  'ownedBy',
  'with',
  'file',
  'version',
  'known',
  'reference',
]

test('every failure of the contract is tried here', () => {
  const known = Failure.options.map((option) => option.shape.code.value)
  expect(FAILURES.map(({ code }) => code)).toEqual(known)
})

test.each(FAILURES)('$code is a title and whole sentences that carry what is known', (failure) => {
  const { title, sentence } = failureText(failure)
  expect(title).toMatch(/^\S.*[^.]$/)
  expect(sentence).toMatch(/^\S.*[.?!]$/)
  const facts = Object.entries(failure).flatMap(([name, value]) => (KNOWN.includes(name) ? [value] : []))
  const missing = facts.filter((fact) => fact !== null && !`${title} ${sentence}`.includes(String(fact)))
  expect(missing).toEqual([])
})

test('an account that was deleted offers to be restored, one of another provider names its owner', () => {
  const exists = { code: 'exists', what: 'account', id: '000000000012' } as const
  expect(failureText({ ...exists, ownedBy: null, restorable: true }).next?.action).toBe('restore')
  expect(failureText({ ...exists, ownedBy: 'Orbit', restorable: false })).toEqual({
    title: 'This account exists already',
    sentence: 'The account 000000000012 is there already and belongs to Orbit.',
  })
})

test('a full disk in the middle of long work never says that nothing was changed', () => {
  const { sentence } = failureText({ code: 'disk-full', file: 'w.sqlite', isPartDone: true })
  expect(sentence).toContain('What was done until then stays')
  expect(sentence).not.toContain('Nothing')
})
