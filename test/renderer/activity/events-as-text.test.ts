import { expect, test } from 'vitest'
import { eventsToCsv } from '../../../src/renderer/activity/events-as-text.ts'
import type { ActivityEvent } from '../../../src/shared/contract/activity.ts'

const EVENT: ActivityEvent = {
  seq: 1,
  at: '2026-11-21T10:00:00.000Z',
  actor: '=HYPERLINK("x")',
  type: 'ACCOUNT_EDITED',
  subject: '004439589175',
  label: 'Changed; twice',
  details: { why: 'a "reason"' },
  change: { id: 'c1', rows: 1, undo: 'possible' },
}

test('events become CSV that a spreadsheet reads and does not run', () => {
  expect(eventsToCsv([EVENT])).toBe(
    [
      'at;actor;type;subject;what;rows;change_id;details',
      `2026-11-21T10:00:00.000Z;"'=HYPERLINK(""x"")";ACCOUNT_EDITED;004439589175;"Changed; twice";1;c1;"{""why"":""a \\""reason\\""""}"`,
      '',
    ].join('\r\n'),
  )
})
