import { z } from 'zod'
import { allow, refuse, type Result } from './result.ts'
import { compilePattern } from './tag-pattern.ts'

export const TagType = z.enum(['text', 'number', 'date', 'yes_no', 'choice'])
export type TagType = z.infer<typeof TagType>

/** What each type is called on every screen. */
export const TAG_TYPE_LABELS: Readonly<Record<TagType, string>> = {
  text: 'Text',
  number: 'Number',
  date: 'Date',
  yes_no: 'Yes or no',
  choice: 'Choice',
}

/** The longest value of a tag. */
const TAG_MOST_CHARACTERS = 500
/** The longest value that a pattern is tried on, so that no pattern takes long. */
const PATTERN_MOST_CHARACTERS = 100

/** What the rules need to know of a tag. */
export interface TagRule {
  readonly name: string
  readonly type: TagType
  readonly choices: readonly string[]
  /** A regular expression that the whole text has to match; null when every text will do. */
  readonly pattern: string | null
  readonly defaultValue: string | null
  readonly isRestricted: boolean
  readonly isImmutable: boolean
  readonly isMandatory: boolean
}

/** The value as it is stored (null: none), or in a sentence what is wrong with it. */
export function checkTagValue(tag: TagRule, text: string | null): Result<string | null, string> {
  const value = (text ?? '').trim()
  if (value === '') return allow(null)
  if (value.length > TAG_MOST_CHARACTERS) {
    return refuse(`${tag.name} has at most ${TAG_MOST_CHARACTERS} characters.`)
  }
  switch (tag.type) {
    case 'number':
      return /^-?\d{1,15}(\.\d{1,10})?$/.test(value)
        ? allow(value)
        : refuse(`${tag.name} is a number, like 12 or 3.5.`)
    case 'date':
      return isDay(value) ? allow(value) : refuse(`${tag.name} is a date, like 2026-11-24.`)
    case 'yes_no':
      return value === 'yes' || value === 'no' ? allow(value) : refuse(`${tag.name} is yes or no.`)
    case 'choice':
      return tag.choices.includes(value)
        ? allow(value)
        : refuse(`${tag.name} is one of: ${tag.choices.join(', ')}.`)
    case 'text':
      return checkPattern(tag, value)
  }
}

function checkPattern({ name, pattern }: TagRule, value: string): Result<string, string> {
  if (pattern === null) return allow(value)
  const compiled = compilePattern(pattern)
  if (!compiled.ok) return refuse(compiled.reason)
  if (value.length > PATTERN_MOST_CHARACTERS) {
    return refuse(`${name} follows a pattern and has at most ${PATTERN_MOST_CHARACTERS} characters.`)
  }
  return compiled.value.test(value) ? allow(value) : refuse(`${name} has to match the pattern ${pattern}`)
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0)
  return day >= 1 && day <= days
}

/** Why somebody cannot set a tag, in a sentence; null when they can (MSH-03, invariant 14). */
export function whyTagIsLocked(
  tag: Pick<TagRule, 'name' | 'isRestricted' | 'isImmutable'>,
  { maySetRestricted, isNew }: { readonly maySetRestricted: boolean; readonly isNew: boolean },
): string | null {
  if (tag.isImmutable && !isNew) return `${tag.name} was settled when the customer was created.`
  if (tag.isRestricted && !maySetRestricted)
    return `${tag.name} is restricted: only partners and admins set it.`
  return null
}

/** A value to be stored for a tag in the place of what was there. */
export interface TagChange {
  readonly before: string | null
  readonly after: string | null
}

/** Whether a value may be changed like this, with the value as it is stored. */
export function checkTagChange(
  tag: TagRule,
  { before, after }: TagChange,
  setting: { readonly maySetRestricted: boolean; readonly isNew: boolean },
): Result<string | null, string> {
  const checked = checkTagValue(tag, after)
  if (!checked.ok || checked.value === before) return checked
  const why = whyTagIsLocked(tag, setting)
  if (why !== null) return refuse(why)
  return checked.value === null && tag.isMandatory ? refuse(`${tag.name} cannot be empty.`) : checked
}

/**
 * What a new customer gets for a tag: what was entered, else the default. A mandatory tag without either is refused;
 * when it is restricted and the one who creates may not set it, the refusal says who can.
 */
export function firstTagValue(
  tag: TagRule,
  entered: string | null,
  maySetRestricted: boolean,
): Result<string | null, string> {
  const isEntered = (entered ?? '').trim() !== ''
  if (isEntered) {
    const change = { before: tag.defaultValue, after: entered }
    return checkTagChange(tag, change, { maySetRestricted, isNew: true })
  }
  if (tag.defaultValue !== null) return checkTagValue(tag, tag.defaultValue)
  if (!tag.isMandatory) return allow(null)
  return tag.isRestricted && !maySetRestricted
    ? refuse(`${tag.name} is mandatory and restricted. A partner or an admin has to create this customer.`)
    : refuse(`${tag.name} is mandatory.`)
}

/** Whether a tag can be defined like this: choices where they are needed, a usable pattern, a default that fits. */
export function checkTagRule(
  tag: TagRule,
): Result<null, { readonly field: 'choices' | 'pattern' | 'defaultValue'; readonly why: string }> {
  if (tag.type === 'choice' && tag.choices.length === 0) {
    return refuse({ field: 'choices', why: 'Give at least one choice.' })
  }
  if (new Set(tag.choices).size < tag.choices.length) {
    return refuse({ field: 'choices', why: 'Each choice has to differ from the others.' })
  }
  const compiled = tag.pattern === null ? null : compilePattern(tag.pattern)
  if (compiled !== null && !compiled.ok) return refuse({ field: 'pattern', why: compiled.reason })
  const value = checkTagValue({ ...tag, name: 'The default' }, tag.defaultValue)
  return value.ok ? allow(null) : refuse({ field: 'defaultValue', why: value.reason })
}
