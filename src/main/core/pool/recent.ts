/** The values used last, by key; older ones are forgotten. */
export interface Recent<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): Value
  clear(): void
}

/** Creates a store for `size` values. */
export function createRecent<Value>(size: number): Recent<Value> {
  const values = new Map<string, Value>()
  return {
    get: (key) => {
      const value = values.get(key)
      if (value === undefined) return undefined
      values.delete(key)
      values.set(key, value)
      return value
    },
    set: (key, value) => {
      values.delete(key)
      values.set(key, value)
      const oldest = values.keys().next().value
      if (values.size > size && oldest !== undefined) values.delete(oldest)
      return value
    },
    clear: () => values.clear(),
  }
}
