/** What an import may learn about the state of an account at AWS (aws-facts §4.1). */
export type ImportedAwsState =
  | 'PENDING_ACTIVATION'
  | 'ACTIVE'
  | 'SUSPENDED'
  | 'PENDING_CLOSURE'
  | 'CLOSED'
  | 'SUSPENDED_OR_CLOSED'

const STATES: ReadonlySet<string> = new Set([
  'PENDING_ACTIVATION',
  'ACTIVE',
  'SUSPENDED',
  'PENDING_CLOSURE',
  'CLOSED',
  'SUSPENDED_OR_CLOSED',
])

/**
 * Reads a state as AWS or its console writes it; null when it is none. The retired field `Status` said SUSPENDED
 * for suspended and for closed accounts alike, so from there it stays open which of the two it was.
 */
export function readAwsState(text: string, isOldStatus: boolean): ImportedAwsState | null {
  const state = STATES.has(text)
    ? text
    : text
        .trim()
        .toUpperCase()
        .replace(/[\s-]+/g, '_')
  if (!STATES.has(state)) return null
  if (isOldStatus && state === 'SUSPENDED') return 'SUSPENDED_OR_CLOSED'
  return state as ImportedAwsState
}
