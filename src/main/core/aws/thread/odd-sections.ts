/** A section that people take for a profile and the SDK does not, or not by its name. */
export interface OddSection {
  readonly name: string
  readonly file: 'config' | 'credentials'
  /** The name under which the SDK finds it after all; null when it does not. */
  readonly readAs: string | null
  /** What its header has to be instead. */
  readonly header: string
}

/** A header of two words, as the SDK's parser takes them: the second one without spaces. */
const TWO_WORDS = /^([\w-]+)\s(["']?)([\w\-@+.%:/]+)\2$/
const PREFIXES: ReadonlySet<string> = new Set(['profile', 'sso-session', 'services'])

/** Finds the section headers of a file that the SDK overlooks or reads under another name. */
export function oddSections(file: OddSection['file'], text: string): readonly OddSection[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const header = /^\uFEFF?\[(.*)\]$/.exec((line.split(/(?:^|\s)[;#]/)[0] ?? '').trim())?.[1]
    if (header === undefined) return []
    const odd = file === 'config' ? oddInConfig(header) : oddInCredentials(header)
    return odd === null ? [] : [odd]
  })
}

function oddInConfig(header: string): OddSection | null {
  const prefix = TWO_WORDS.exec(header)?.[1]
  if (header === 'default' || (prefix !== undefined && PREFIXES.has(prefix))) return null
  const name = header.replace(/^\s*profile\s+/, '').trim()
  return { name, file: 'config', readAs: null, header: `[profile ${joined(name)}]` }
}

function oddInCredentials(header: string): OddSection | null {
  const words = TWO_WORDS.exec(header)
  if (words === null) return null
  const [, prefix = '', , last = ''] = words
  if (!PREFIXES.has(prefix)) {
    return { name: header, file: 'credentials', readAs: null, header: `[${joined(header)}]` }
  }
  return { name: last, file: 'credentials', readAs: `${prefix}.${last}`, header: `[${last}]` }
}

/** A name as one word: the parser takes no spaces. */
function joined(name: string): string {
  return name.replaceAll(/["']/g, '').trim().replaceAll(/\s+/g, '-')
}
