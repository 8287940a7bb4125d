/** Where bugs and slow queries are written down. No account data, no credentials: names, durations, stacks. */
export interface Log {
  info(message: string): void
  warn(message: string): void
  /** Writes the error with its stack under a reference and returns the reference. */
  bug(error: unknown, while_: string): string
}

/** A log that writes lines to standard error; `write` is replaced in tests. */
export function createLog(write: (line: string) => void = (line) => console.error(line)): Log {
  let count = 0
  const stamp = (): string => new Date().toISOString()
  return {
    info: (message) => write(`${stamp()} info ${message}`),
    warn: (message) => write(`${stamp()} warn ${message}`),
    bug: (error, while_) => {
      count += 1
      const reference = `${Date.now().toString(36)}-${count}`
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      write(`${stamp()} bug ${reference} while ${while_}: ${text}`)
      return reference
    },
  }
}
