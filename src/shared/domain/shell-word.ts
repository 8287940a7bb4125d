const PLAIN = /^[\w@%+=:,./-]+$/

/** A text as one word of a POSIX shell: as it is where that is safe, else in single quotes. */
export function shellWord(text: string): string {
  return PLAIN.test(text) ? text : quoted(text)
}

/** A text in single quotes: a POSIX shell takes every character in them as it is. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}

/**
 * Arguments of the AWS CLI as words. The CLI would read a value that begins like an address from that file or server; a
 * space in front makes it a value again.
 */
export function cliWords(cliArguments: readonly string[]): string {
  return cliArguments
    .map((argument) => shellWord(/^(fileb?|https?):\/\//i.test(argument) ? ` ${argument}` : argument))
    .join(' ')
}
