import { KNOWN_ACCOUNTS } from './known-accounts-list.ts'

const VENDORS: ReadonlyMap<string, string> = parseList(KNOWN_ACCOUNTS)

function parseList(list: string): Map<string, string> {
  const vendors = new Map<string, string>()
  for (const entry of list.split('|')) {
    const words = entry.split(/\s+/).filter((word) => word !== '')
    const ids = words.filter((word) => /^\d{12}$/.test(word))
    const vendor = words.slice(0, words.length - ids.length).join(' ')
    for (const id of ids) vendors.set(id, vendor)
  }
  return vendors
}

/** The vendor or AWS service that is publicly known to own an account, so hardly a customer's (W_ID_VENDOR); else null. */
export function knownVendor(id: string): string | null {
  return VENDORS.get(id) ?? null
}

/** Every publicly known account id, for a quick first sieve. */
export function knownVendorIds(): Iterable<string> {
  return VENDORS.keys()
}
