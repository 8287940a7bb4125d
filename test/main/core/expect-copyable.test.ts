import { expect, test } from 'vitest'
import { expectCopyable } from '../../../src/main/core/expect-copyable.ts'

test('ten thousand rows go on the clipboard, one more is refused with the way out', () => {
  expect(() => expectCopyable(10_000, 'orders')).not.toThrow()
  expect(() => expectCopyable(10_001, 'orders')).toThrowError(
    expect.objectContaining({
      failure: {
        code: 'not-allowed',
        why: '10,001 orders are too many for the clipboard; up to 10,000 can be copied. Export them to a file instead.',
      },
    }),
  )
})
