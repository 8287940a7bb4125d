import type { Store } from '../store/change.ts'

/**
 * Runs an import's transaction without SQLite's own row checks, a fifth of its time. The importer proves the same
 * itself: ids have twelve digits and models are two by construction, every marketplace is looked up again inside the
 * transaction, and the change is the transaction's own. Triggers and UNIQUE stay in force. The log is not copied into
 * the file within the commit, which is durable without that, but right after it. SQLite ignores these settings inside
 * a transaction, so they are set before and always set back.
 */
export function withUncheckedRows<Value>(store: Store, write: () => Value): Value {
  const { connection } = store
  const pages = Number(connection.pragma('wal_autocheckpoint', { simple: true }))
  connection.pragma('foreign_keys = OFF')
  connection.pragma('ignore_check_constraints = ON')
  connection.pragma('wal_autocheckpoint = 0')
  try {
    return write()
  } finally {
    connection.pragma(`wal_autocheckpoint = ${pages}`)
    connection.pragma('ignore_check_constraints = OFF')
    connection.pragma('foreign_keys = ON')
  }
}

/** Copies the log into the file once the outcome is on its way; whoever reads or writes meanwhile does not wait for it. */
export function checkpointSoon({ connection }: Store): void {
  setImmediate(() => {
    if (connection.open) connection.pragma('wal_checkpoint(PASSIVE)')
  })
}
