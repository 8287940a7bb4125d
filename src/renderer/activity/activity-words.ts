import type { ActivityEvent } from '../../shared/contract/activity.ts'
import { EVENT_NAMES } from './event-codes.ts'

/** A kind of event in words: the code of domain §5.4 stays visible beside it. */
export function eventName(type: string): string {
  return EVENT_NAMES[type] ?? sentenceCase(type)
}

/** What the Undo of an event says. */
export const UNDO_WORDS: Readonly<Record<NonNullable<ActivityEvent['change']>['undo'], string>> = {
  possible: 'Undo',
  interrupted: 'Continue undo',
  undone: 'Undone',
  'not-undoable': 'Cannot be undone',
}

/** One detail of an event as name and text. */
export interface DetailLine {
  readonly name: string
  readonly value: string
}

/** An event's details as lines that people can read, nested values spelled out. */
export function detailLines(details: Readonly<Record<string, unknown>>): readonly DetailLine[] {
  return Object.entries(details).flatMap(([key, value]) => linesOf(wordsOf(key), value))
}

function linesOf(name: string, value: unknown): DetailLine[] {
  if (value === null || value === undefined || value === '') return [{ name, value: 'none' }]
  if (Array.isArray(value)) {
    const isPlain = value.every((each) => typeof each !== 'object' || each === null)
    if (isPlain) return [{ name, value: value.length === 0 ? 'none' : value.map(plain).join(', ') }]
    return value.flatMap((each, index) => linesOf(`${name} ${index + 1}`, each))
  }
  const source = sourceInWords(value)
  if (source !== null) return source === '' ? [] : [{ name, value: source }]
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([key, each]) =>
      linesOf(`${name} › ${wordsOf(key).toLowerCase()}`, each),
    )
  }
  return [{ name, value: plain(value) }]
}

/** Where an import's field came from: `{ kind: 'column', column: 2 }` is column 3. */
function sourceInWords(value: object | string | number | boolean): string | null {
  if (typeof value !== 'object' || !('kind' in value)) return null
  if (value.kind === 'none') return ''
  if (value.kind === 'column' && 'column' in value) return `column ${Number(value.column) + 1}`
  if (value.kind === 'constant' && 'value' in value) return `“${String(value.value)}” in every row`
  return null
}

function plain(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('en-US')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** `validRowsOnly`, `file_name` and `SHA256` as words. */
function wordsOf(key: string): string {
  const spaced = key
    .replace(/_/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, (_, one: string, two: string) => `${one} ${two.toLowerCase()}`)
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

function sentenceCase(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
