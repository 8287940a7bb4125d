import { isReadByEnough, type MessageReaders } from '../../../shared/domain/message.ts'
import type { CustomerRecord } from '../customers/customer-table.ts'
import type { ChangeTx } from '../store/change.ts'
import { changeRecord } from '../store/record-table.ts'
import type { ReadableDb } from '../store/sql.ts'
import { closeMessage, openMessagesOf, receiptsOf, type MessageRecord } from './message-table.ts'
import { usersOf } from './user-table.ts'

/** Closes the messages of a customer that nobody has to read any more, and says so in the log (MSH-17, MSH-18). */
export function closeMessagesReadByAll(
  tx: ChangeTx,
  customer: Pick<CustomerRecord, 'key' | 'companyName' | 'identifier'>,
): void {
  const { key, companyName, identifier } = customer
  for (const message of openMessagesOf(tx.db, key)) {
    if (!isReadByEnough(message.mode, readersOf(tx.db, message))) continue
    changeRecord(tx, { entity: 'message', key: message.key }, () => closeMessage(tx.db, message.key))
    tx.event({
      type: 'MESSAGE_CLOSED',
      subject: identifier,
      label: `Closed a message to ${companyName}: read by everybody who has to`,
      details: { message: message.body },
      customer: key,
    })
  }
}

function readersOf(db: ReadableDb, { key, customerKey }: MessageRecord): MessageReaders {
  return {
    active: usersOf(db, customerKey)
      .filter(({ state }) => state === 'active')
      .map((user) => user.key),
    acknowledged: receiptsOf(db, customerKey)
      .filter(({ messageKey }) => messageKey === key)
      .map(({ userKey }) => userKey),
  }
}
