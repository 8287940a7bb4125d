/** A marketplace id is opaque text; `MP-` and at least four digits is its usual form and anything else a warning (A-15, W_MP_FORMAT). */
export function hasUsualMarketplaceForm(id: string): boolean {
  return /^MP-\d{4,}$/.test(id)
}
