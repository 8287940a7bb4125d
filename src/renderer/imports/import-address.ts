import type { ImportTarget } from '../../shared/contract/imports.ts'

/** Where the one import screen is found, and which target each address presets; null: the file says. */
const TARGETS: ReadonlyMap<string, ImportTarget | null> = new Map([
  ['/pool/import', null],
  ['/pool/import/links', 'links'],
  // Not under /customers/, where what follows is the identifier of a customer, which may be any word.
  ['/import/customers', 'customers'],
  ['/orders/import', 'orders'],
])

/** The address of the import for a target. */
export const IMPORT_PATHS: Readonly<Record<ImportTarget, string>> = {
  accounts: '/pool/import',
  links: '/pool/import/links',
  customers: '/import/customers',
  orders: '/orders/import',
}

/** The screen to which an address belongs: what customers are imported into does not stand in its own address. */
export function screenOfPath(path: string): string {
  return path === IMPORT_PATHS.customers ? '/customers' : path
}

/** True where the import screen is shown. */
export function isImportPath(path: string): boolean {
  return TARGETS.has(path)
}

/** The target that an address presets; null: the file says. */
export function presetOfPath(path: string): ImportTarget | null {
  return TARGETS.get(path) ?? null
}

/** The target that the address of this window presets. */
export function presetOfAddress(): ImportTarget | null {
  return presetOfPath(window.location.hash.replace(/^#/, '').split('?')[0] ?? '')
}
