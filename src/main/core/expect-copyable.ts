import { notAllowed } from './refusal.ts'

const MOST_COPIED = 10_000

/** Refuses to put more rows on the clipboard than other programs can paste. */
export function expectCopyable(count: number, what: string): void {
  if (count <= MOST_COPIED) return
  const [asked, most] = [count, MOST_COPIED].map((each) => each.toLocaleString('en-US'))
  throw notAllowed(
    `${asked} ${what} are too many for the clipboard; up to ${most} can be copied. Export them to a file instead.`,
  )
}
