import type { Failure } from '../../shared/contract/failure.ts'

/** What is wrong with tags, by the id of the tag; `under` is the field that holds them in the input. */
export function tagErrors(failure: Failure, under: 'tags' | 'values'): Readonly<Record<string, string>> {
  if (failure.code !== 'invalid-input') return {}
  const wrong = failure.problems.filter(({ path }) => path[0] === under && typeof path[1] === 'string')
  return Object.fromEntries(wrong.map(({ path, message }) => [String(path[1]), message]))
}
