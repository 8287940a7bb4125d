/** How many rows match, by how many there are of each kind; without `wanted` kinds all of them count. */
export function matchingTotal<Kind extends string>(
  counts: Readonly<Record<Kind, number>>,
  wanted: readonly Kind[] = [],
): number {
  // Object.keys forgets that the keys are the kinds.
  const kinds = wanted.length > 0 ? new Set(wanted) : (Object.keys(counts) as Kind[])
  return [...kinds].reduce((sum, kind) => sum + counts[kind], 0)
}
