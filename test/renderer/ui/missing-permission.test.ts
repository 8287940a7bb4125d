import { expect, test } from 'vitest'
import { missingPermission } from '../../../src/renderer/ui/missing-permission.ts'
import type { Operator } from '../../../src/shared/contract/session.ts'

const admin: Operator = {
  id: 'o1',
  name: 'Mara',
  email: '',
  providerId: null,
  role: 'admin',
  isPartner: false,
  rev: 1,
}
const sales: Operator = { ...admin, id: 'o2', name: 'Tom', role: 'sales_readonly' }

test('CS-01 sales looks and changes nothing, and is told why', () => {
  expect(missingPermission({ operator: sales, capabilities: ['read'] }, 'pool')).toBe(
    'Only an admin or operator can do this. Tom is Sales (read-only).',
  )
})

test('an admin may', () => {
  expect(missingPermission({ operator: admin, capabilities: ['read', 'administer'] }, 'administer')).toBe(
    null,
  )
})
