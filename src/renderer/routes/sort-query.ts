interface Sort<By extends string> {
  readonly by: By
  readonly direction: 'ascending' | 'descending'
}

/** An order as an address says it: `name`, `-name` for descending; empty for the usual one. */
export function sortText<By extends string>(sort: Sort<By>, usual: Sort<By>): string {
  if (sort.by === usual.by && sort.direction === usual.direction) return ''
  return `${sort.direction === 'descending' ? '-' : ''}${sort.by}`
}

/** Reads what `sortText` wrote; the usual order for everything else. */
export function readSort<By extends string>(
  text: string | null,
  names: readonly By[],
  usual: Sort<By>,
): Sort<By> {
  const by = names.find((name) => name === text?.replace(/^-/, ''))
  if (by === undefined) return usual
  return { by, direction: text?.startsWith('-') === true ? 'descending' : 'ascending' }
}
