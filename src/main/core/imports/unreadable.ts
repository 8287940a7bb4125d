import { Refusal } from '../refusal.ts'

/** A refusal for a file: what is wrong, where, and what to do; `why` and `next` are complete sentences. */
export function unreadable(file: string, why: string, next: string, line: number | null = null): Refusal {
  return new Refusal({ code: 'unreadable-file', file, line, why, next })
}
