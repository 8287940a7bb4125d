/** Writing values as SQLite's JSONB, byte by byte, so that ten thousand rows are bound as one blob without a string or object each. */

const NULL = 0x00
const INT = 0x3
const TEXT_RAW = 0xa
const ARRAY = 0xb

/** Room for an array header of four size bytes in front of what follows. */
export const ARRAY_HEADER_BYTES = 5

/** Writes the header of an array of `length` content bytes at `at`; takes exactly ARRAY_HEADER_BYTES. */
export function writeArrayHeader(target: Buffer, at: number, length: number): void {
  target[at] = 0xe0 | ARRAY
  target.writeUInt32BE(length, at + 1)
}

/** Writes a whole number from 0 to 2^53 at `at`; returns where the next value goes. */
export function writeInteger(target: Buffer, at: number, value: number): number {
  // Seven digits at a time stay within 32-bit arithmetic, which is several times faster than dividing a double.
  const high = Math.floor(value / 10_000_000)
  const low = value - high * 10_000_000
  const highest = Math.floor(high / 10_000_000)
  const middle = high - highest * 10_000_000
  const count = digitsOf(highest, middle, low)
  let next = at
  if (count < 12) {
    target[next] = (count << 4) | INT
    next += 1
  } else {
    target[next] = 0xc0 | INT
    target[next + 1] = count
    next += 2
  }
  const end = next + count
  let left = writeDigits(target, end, low | 0, Math.min(count, 7))
  if (count > 7) left = writeDigits(target, left, middle | 0, Math.min(count - 7, 7))
  if (count > 14) writeDigits(target, left, highest | 0, count - 14)
  return end
}

function digitsOf(highest: number, middle: number, low: number): number {
  if (highest > 0) return 14 + decimalLength(highest)
  if (middle > 0) return 7 + decimalLength(middle)
  return decimalLength(low)
}

function decimalLength(value: number): number {
  if (value < 1000) return value < 10 ? 1 : value < 100 ? 2 : 3
  if (value < 100_000) return value < 10_000 ? 4 : 5
  return value < 1_000_000 ? 6 : 7
}

/** `00` to `99` as bytes: two digits at a time halve the divisions. */
const PAIRS = Uint8Array.from({ length: 200 }, (_, at) => {
  const pair = at >> 1
  return 48 + (at % 2 === 0 ? Math.floor(pair / 10) : pair % 10)
})

/** Writes the last `count` digits of a value so that they end before `end`; returns where they begin. */
function writeDigits(target: Buffer, end: number, value: number, count: number): number {
  let rest = value
  let at = end
  let left = count
  for (; left > 1; left -= 2) {
    const hundredth = (rest / 100) | 0
    const pair = (rest - hundredth * 100) << 1
    at -= 2
    target[at] = PAIRS[pair] as number
    target[at + 1] = PAIRS[pair + 1] as number
    rest = hundredth
  }
  if (left === 1) {
    at -= 1
    target[at] = 48 + (rest % 10)
  }
  return at
}

/** Writes a text, or null, at `at`; returns where the next value goes. */
export function writeText(target: Buffer, at: number, text: string | null): number {
  if (text === null) {
    target[at] = NULL
    return at + 1
  }
  const length = text.length
  if (length < 12) {
    const end = writeAscii(target, at + 1, text)
    if (end > 0) {
      target[at] = (length << 4) | TEXT_RAW
      return end
    }
  } else if (length < 256) {
    const end = writeAscii(target, at + 2, text)
    if (end > 0) {
      target[at] = 0xc0 | TEXT_RAW
      target[at + 1] = length
      return end
    }
  }
  const bytes = target.write(text, at + 3, 'utf8')
  target[at] = 0xd0 | TEXT_RAW
  target.writeUInt16BE(bytes, at + 1)
  return at + 3 + bytes
}

/** Copies a short ASCII text; 0 when another character is in it. */
function writeAscii(target: Buffer, at: number, text: string): number {
  const length = text.length
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index)
    if (code > 0x7f) return 0
    target[at + index] = code
  }
  return at + length
}

/** The most bytes a text may take. */
export function maxTextBytes(text: string | null): number {
  return text === null ? 1 : 3 + text.length * 3
}

/** A value read back: its text or null, and where the next one begins. */
export function readText(
  source: Uint8Array,
  at: number,
): { readonly text: string | null; readonly next: number } {
  const { type, start, end } = header(source, at)
  if (type === NULL) return { text: null, next: end }
  const text = Buffer.from(source.buffer, source.byteOffset + start, end - start).toString('utf8')
  return { text, next: end }
}

/** Where the content of the value at `at` lies. */
export function header(
  source: Uint8Array,
  at: number,
): { readonly type: number; readonly start: number; readonly end: number } {
  const first = source[at] as number
  const size = first >> 4
  const byte = (offset: number): number => source[at + offset] as number
  switch (size) {
    case 12:
      return spanOf(first, at + 2, byte(1))
    case 13:
      return spanOf(first, at + 3, (byte(1) << 8) | byte(2))
    case 14:
      return spanOf(first, at + 5, byte(1) * 2 ** 24 + ((byte(2) << 16) | (byte(3) << 8) | byte(4)))
    default:
      return spanOf(first, at + 1, size)
  }
}

function spanOf(first: number, start: number, length: number): { type: number; start: number; end: number } {
  return { type: first & 0x0f, start, end: start + length }
}
