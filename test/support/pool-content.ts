import Database from 'better-sqlite3'

/** Everything the pool holds, and whether its counters agree with it; read on a connection of its own. */
export interface PoolContent {
  readonly accounts: readonly unknown[]
  readonly deleted: readonly unknown[]
  readonly countersAgree: boolean
}

/** Reads the pool of a workspace, which may be open elsewhere. */
export function poolContent(file: string): PoolContent {
  const connection = new Database(file, { readonly: true })
  try {
    const all = (text: string): unknown[] => connection.prepare(text).all()
    const counted = all(
      'SELECT marketplace, model, state, count(*) AS n FROM account GROUP BY marketplace, model, state',
    )
    const kept = all(
      'SELECT marketplace, model, state, n FROM tally WHERE n > 0 ORDER BY marketplace, model, state',
    )
    return {
      accounts: all('SELECT * FROM account ORDER BY seq'),
      deleted: all('SELECT * FROM deleted_account ORDER BY seq'),
      countersAgree: JSON.stringify(counted) === JSON.stringify(kept),
    }
  } finally {
    connection.close()
  }
}

/** Runs statements on a workspace that is open elsewhere, for what the product itself cannot do yet. */
export function writeBehindTheBack(file: string, statements: string): void {
  const connection = new Database(file)
  try {
    connection.exec(statements)
  } finally {
    connection.close()
  }
}
