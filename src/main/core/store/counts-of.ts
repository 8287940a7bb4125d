/** How many there are of each value, those of which there are none included; `counted` is what a GROUP BY found. */
export function countsOf<Value extends string>(
  values: readonly Value[],
  counted: readonly { readonly value: Value; readonly n: number }[],
): Record<Value, number> {
  const none = values.map((value) => [value, 0] as const)
  // Every value is a key.
  return Object.fromEntries([...none, ...counted.map(({ value, n }) => [value, n] as const)]) as Record<
    Value,
    number
  >
}
