import { expect, test } from 'vitest'
import { contentDisposition } from '../../../src/main/node/content-disposition.ts'

test.each([
  ['pool.csv', `attachment; filename="pool.csv"; filename*=UTF-8''pool.csv`],
  ['Zürich.csv', `attachment; filename="Z_rich.csv"; filename*=UTF-8''Z%C3%BCrich.csv`],
  ['a"b\\c.csv', `attachment; filename="a_b_c.csv"; filename*=UTF-8''a%22b%5Cc.csv`],
  [`it's (1)*.csv`, `attachment; filename="it's (1)*.csv"; filename*=UTF-8''it%27s%20%281%29%2A.csv`],
  [
    'a\r\nSet-Cookie: x',
    `attachment; filename="a__Set-Cookie: x"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x`,
  ],
])('%o becomes %s', (name, header) => {
  expect(contentDisposition(name)).toBe(header)
})
