/** How names are compared: without case and without marks on letters. */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
}

/** The words of a text, folded, each after one blank: “Jo@Acme.com” is “ jo acme com”. */
export function wordsOf(text: string): string {
  return ` ${foldName(text)
    .replaceAll(/[^a-z0-9\u0080-\uffff]+/g, ' ')
    .trim()}`
}

/** The words one by one. */
export function splitWords(text: string): string[] {
  return wordsOf(text).split(' ').filter(Boolean)
}
