import type { LogVerdict } from '../../shared/contract/activity.ts'
import { formatAmount, formatCount, formatTime } from '../ui/format.ts'

/** What a check of the log found, in sentences. */
export interface VerdictWords {
  readonly title: string
  readonly isSound: boolean
  readonly sentences: readonly string[]
}

/** Says what a check found, what it means, and what the log cannot prove by itself. */
export function verdictWords(verdict: LogVerdict): VerdictWords {
  const { broken, entries, noted, unlogged } = verdict
  const isSound = broken === null && unlogged.count === 0 && noted?.seq !== null
  const sentences: string[] = []
  if (broken === null) {
    sentences.push(
      entries === 0
        ? 'The log has no entries yet.'
        : `Each of the ${formatAmount(entries, 'entry', 'entries')} follows from the one before it.`,
    )
  } else {
    sentences.push(`Entry ${formatCount(broken.seq)}: ${broken.what}`, broken.meaning)
    sentences.push(
      entries === 0
        ? 'Nothing before it can be relied on.'
        : `The ${formatAmount(entries, 'entry', 'entries')} before it follow from each other.`,
    )
  }
  if (unlogged.count > 0) {
    const one = unlogged.count === 1
    sentences.push(
      `${formatAmount(unlogged.count, 'change')} of data ${one ? 'has' : 'have'} no entry in the log: ${one ? 'its entry was' : 'their entries were'} taken away.`,
    )
  }
  if (noted !== null) {
    sentences.push(
      noted.seq === null
        ? 'The seal you wrote down is not in this log: entries up to it were changed or taken away.'
        : `The seal you wrote down is that of entry ${formatCount(noted.seq)}: nothing up to it was changed since.`,
    )
  }
  return { title: titleOf(verdict, isSound), isSound, sentences }
}

function titleOf({ broken, noted, unlogged }: LogVerdict, isSound: boolean): string {
  if (isSound) return 'The log is whole'
  if (broken !== null) return `The log is broken at entry ${formatCount(broken.seq)}`
  if (unlogged.count > 0) return 'The log does not tell of every change'
  return noted === null ? 'The log is broken' : 'The log is not the one you wrote down'
}

/** The result as a text to be kept. */
export function verdictText(verdict: LogVerdict, at: Date): string {
  const { title, sentences } = verdictWords(verdict)
  const examples = verdict.unlogged.examples.map(
    ({ label, actor, at: madeAt }) => `- ${label} (${actor}, ${formatTime(madeAt)})`,
  )
  const seal =
    verdict.lastSeal === null
      ? []
      : [`Last sound entry: ${formatCount(verdict.entries)}`, `Its seal: ${verdict.lastSeal}`]
  return [title, `Checked on ${formatTime(at.toISOString())}`, ...sentences, ...examples, ...seal, ''].join(
    '\n',
  )
}
