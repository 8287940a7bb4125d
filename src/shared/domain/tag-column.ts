/** What a tag column is called when its tag could be taken for another column: `tag:Cost centre`. */
const PREFIX = /^\s*tag\s*:/i

/** The tag that a column of a file holds: one called `tag:<name>`, or by the name alone; null when none. */
export function tagOfTitle<Tag extends { readonly name: string }>(
  title: string,
  tags: readonly Tag[],
): { readonly tag: Tag; readonly isSaid: boolean } | null {
  const isSaid = PREFIX.test(title)
  const name = title.replace(PREFIX, '').trim().toLowerCase()
  const tag = tags.find((each) => each.name.toLowerCase() === name)
  return tag === undefined ? null : { tag, isSaid }
}

/** The title of a tag's column in a template. */
export function titleOfTag({ name }: { readonly name: string }): string {
  return `tag:${name}`
}
