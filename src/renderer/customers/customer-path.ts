/** The address of a customer's page, or of one of its tabs. */
export function customerPath(identifier: string, tab?: string): string {
  return tab === undefined ? `/customers/${identifier}` : `/customers/${identifier}/${tab}`
}
