import type { Message } from '../../../shared/contract/governance.ts'
import { messageProgress } from '../../../shared/domain/message.ts'
import type { ReadableDb } from '../store/sql.ts'
import { nameOfUser } from './governed-change.ts'
import { messagesOf, receiptsOf, type MessageRecord, type ReceiptRecord } from './message-table.ts'
import { usersOf, type UserRecord } from './user-table.ts'

/** The messages of a customer with who has to read them and who has, seen by an operator. */
export function shownMessages(db: ReadableDb, customerKey: number, operatorKey: number): Message[] {
  const users = usersOf(db, customerKey)
  const receipts = receiptsOf(db, customerKey)
  return messagesOf(db, customerKey).map((message) =>
    shown(message, {
      users,
      receipts: new Map(
        receipts
          .filter(({ messageKey }) => messageKey === message.key)
          .map((receipt) => [receipt.userKey, receipt]),
      ),
      operatorKey,
    }),
  )
}

function shown(
  message: MessageRecord,
  {
    users,
    receipts,
    operatorKey,
  }: {
    readonly users: readonly UserRecord[]
    readonly receipts: ReadonlyMap<number, ReceiptRecord>
    readonly operatorKey: number
  },
): Message {
  const { key: _key, customerKey: _customer, ...rest } = message
  const active = users.filter(({ state }) => state === 'active').map(({ key }) => key)
  const progress = messageProgress(message.mode, { active, acknowledged: [...receipts.keys()] })
  const isClosed = message.state === 'closed'
  const readers = users.filter(({ key, state }) => receipts.has(key) || (state === 'active' && !isClosed))
  return {
    ...rest,
    ...progress,
    readers: readers.map((user) => ({
      userId: user.id,
      name: nameOfUser(user),
      email: user.email,
      isMe: user.operatorKey === operatorKey,
      acknowledgedAt: receipts.get(user.key)?.acknowledgedAt ?? null,
      evidence: receipts.get(user.key)?.evidence ?? null,
    })),
  }
}
