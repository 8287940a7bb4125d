import { describe, expect, test } from 'vitest'
import type { AccountStatus } from '../../../src/shared/domain/account-status.ts'
import {
  causeProblem,
  decideExisting,
  type ExistingPolicyName,
  type ImportCause,
  type ImportOutcomeName,
} from '../../../src/shared/domain/import-policy.ts'

const READY = { isOurs: true, isDeleted: false, status: 'ready' as AccountStatus, differs: true }

describe('U-19 what becomes of an account that is in the pool already', () => {
  test.each<
    [facts: Partial<typeof READY>, policy: ExistingPolicyName, outcome: ImportOutcomeName, cause: ImportCause]
  >([
    [{}, 'skip', 'skipped', 'exists'],
    [{}, 'update', 'update', 'exists'],
    [{}, 'reject', 'rejected', 'exists'],
    [{ differs: false }, 'skip', 'skipped', 'exists'],
    [{ differs: false }, 'update', 'unchanged', 'exists'],
    [{ differs: false }, 'reject', 'rejected', 'exists'],
    [{ status: 'invalid' }, 'update', 'update', 'exists'],
    [{ status: 'provisioning_failed' }, 'update', 'update', 'exists'],
    [{ status: 'provisioning_in_progress' }, 'update', 'rejected', 'locked'],
    [{ status: 'allocated' }, 'update', 'rejected', 'locked'],
    [{ status: 'allocated', differs: false }, 'update', 'unchanged', 'exists'],
    [{ status: 'allocated' }, 'skip', 'skipped', 'exists'],
    [{ isOurs: false }, 'skip', 'rejected', 'other-provider'],
    [{ isOurs: false }, 'update', 'rejected', 'other-provider'],
    [{ isOurs: false }, 'reject', 'rejected', 'other-provider'],
    [{ isDeleted: true }, 'skip', 'rejected', 'deleted'],
    [{ isDeleted: true }, 'update', 'rejected', 'deleted'],
    [{ isDeleted: true, isOurs: false }, 'update', 'rejected', 'other-provider'],
  ])('%j under policy %s', (facts, policy, outcome, cause) => {
    expect(decideExisting({ ...READY, ...facts }, policy)).toEqual({ outcome, cause })
  })
})

test.each<[cause: ImportCause, outcome: ImportOutcomeName, code: string, level: string, message: string]>([
  ['same-in-file', 'skipped', 'I_DUP_IN_FILE', 'info', 'The same row stands in line 7 already.'],
  [
    'other-in-file',
    'rejected',
    'E_DUP_IN_FILE',
    'error',
    '154335349840 stands in line 7 already, with other values. The first one counts; mend or discard one of them.',
  ],
  ['exists', 'skipped', 'I_EXISTS', 'info', '154335349840 is in the pool already and is left as it is.'],
  ['exists', 'update', 'I_EXISTS', 'info', '154335349840 is in the pool already and will be updated.'],
  ['exists', 'unchanged', 'I_EXISTS', 'info', '154335349840 is in the pool already with these values.'],
  ['exists', 'rejected', 'I_EXISTS', 'error', '154335349840 is in the pool already.'],
  [
    'other-provider',
    'rejected',
    'E_OTHER_PROVIDER',
    'error',
    '154335349840 belongs to Contoso and cannot be imported here.',
  ],
  [
    'locked',
    'rejected',
    'E_LOCKED_STATUS',
    'error',
    '154335349840 is Allocated; an import does not change it.',
  ],
  [
    'deleted',
    'rejected',
    'E_DELETED',
    'error',
    '154335349840 was deleted from the pool. Restore it there (New account offers it); it then has its old place in the order.',
  ],
  ['discarded', 'skipped', 'I_DISCARDED', 'info', 'You threw this row out.'],
])('%s and %s is told as %s', (cause, outcome, code, level, message) => {
  const facts = {
    accountId: '154335349840',
    outcome,
    firstPlace: 'line 7',
    ownerName: 'Contoso',
    status: 'allocated' as const,
  }
  expect(causeProblem(cause, facts)).toEqual({
    code,
    level,
    care: null,
    field: 'account_id',
    message,
    raw: null,
    read: null,
  })
})

test('a row that decides for itself has no problem from elsewhere', () => {
  const facts = { accountId: '', outcome: 'create' as const, firstPlace: null, ownerName: null, status: null }
  expect(causeProblem('none', facts)).toBeNull()
})
