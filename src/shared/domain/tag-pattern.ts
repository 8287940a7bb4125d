import { allow, refuse, type Result } from './result.ts'

const MOST_CHARACTERS = 200
/** Together with the length of the values this bounds how often an engine that backtracks can try again. */
const MOST_REPETITIONS = 4
const MOST_CHOICES = 12

/**
 * The regular expression that a whole value has to match. Patterns that an engine could need ages for are refused:
 * those that repeat a group which itself repeats or chooses, and those with many repetitions.
 */
export function compilePattern(pattern: string): Result<RegExp, string> {
  if (pattern.length > MOST_CHARACTERS) {
    return refuse(`A pattern has at most ${MOST_CHARACTERS} characters.`)
  }
  const why = whyTooSlow(pattern)
  if (why !== null) return refuse(why)
  try {
    return allow(new RegExp(`^(?:${pattern})$`, 'u'))
  } catch {
    return refuse('This is not a regular expression. For example [A-Z]{2}-[0-9]+ stands for DE-4711.')
  }
}

const TOKENS = /\\.|\[(?:\\.|[^\]\\])*\]|\(\?<?[:=!]?|\(|\)|[*+?]|\{\d+(?:,\d*)?\}|\||[^]/gu

/** Reads the pattern once: groups on a stack, each knowing whether something inside repeats or chooses. */
function whyTooSlow(pattern: string): string | null {
  const groups = [false]
  let repetitions = 0
  let choices = 0
  /** Whether what stands before is a group inside which something repeats or chooses. */
  let isVariedGroup = false
  for (const token of pattern.match(TOKENS) ?? []) {
    const isRepetition = /^(?:[*+]|\{\d+,)/.test(token)
    const isChoice = token === '|' || token === '?'
    if (isRepetition) repetitions += 1
    if (isChoice) choices += 1
    if (isVariedGroup && (isRepetition || token.startsWith('{'))) {
      return 'This pattern repeats a group that repeats or chooses inside, which can take ages. Write it without that.'
    }
    isVariedGroup = token === ')' && (groups.pop() ?? false)
    if (token.startsWith('(')) groups.push(false)
    else if (isRepetition || isChoice || isVariedGroup) groups[Math.max(0, groups.length - 1)] = true
  }
  return repetitions > MOST_REPETITIONS || choices > MOST_CHOICES
    ? `This pattern has more than ${MOST_REPETITIONS} repetitions or ${MOST_CHOICES} choices, which can take ages. Write it with fewer.`
    : null
}
