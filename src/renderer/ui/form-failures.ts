import type { Failure } from '../../shared/contract/failure.ts'

/** The wrong fields of an input by their name in the form (`emailDomains.0` counts for `emailDomains` when the form has one box for the list). */
export function fieldErrors(failure: Failure, fields: readonly string[]): Readonly<Record<string, string>> {
  if (failure.code !== 'invalid-input') return {}
  const errors: Record<string, string> = {}
  for (const { path, message } of failure.problems) {
    const field = String(path[0] ?? '')
    if (fields.includes(field)) errors[field] ??= message
  }
  return errors
}

/** True when every wrong field has a place in the form, so that nothing else needs to be said. */
export function isShownByFields(failure: Failure, fields: readonly string[]): boolean {
  return (
    failure.code === 'invalid-input' &&
    failure.problems.length > 0 &&
    failure.problems.every(({ path }) => fields.includes(String(path[0] ?? '')))
  )
}
