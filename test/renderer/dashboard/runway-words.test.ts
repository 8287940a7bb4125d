import { expect, test } from 'vitest'
import { daysLeftText, perWeekText } from '../../../src/renderer/dashboard/runway-words.ts'

test('U-08 weekly use shows a fraction while it is small, and days left stay readable', () => {
  expect([0, 0.25, 1, 2.5, 12.75, 1250].map(perWeekText)).toEqual(['0', '0.3', '1', '2.5', '13', '1,250'])
  expect([null, 0, 12, 999, 123_456].map(daysLeftText)).toEqual(['–', '0', '12', '999', 'over 999'])
})
