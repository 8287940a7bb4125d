import { expect, test } from 'vitest'
import { readDomains } from '../../../src/renderer/settings/read-domains.ts'

test('domains are read however they were typed', () => {
  expect(readDomains(' @Example.com, example.org;a.test ')).toEqual(['example.com', 'example.org', 'a.test'])
})
