import type { ImportTarget } from '../../shared/contract/imports.ts'

/** Where the one import screen is found, and which target each address presets; null: the file says. */
const TARGETS: ReadonlyMap<string, ImportTarget | null> = new Map([
  ['/pool/import', null],
  ['/pool/import/links', 'links'],
  ['/customers/import', 'customers'],
  ['/orders/import', 'orders'],
])

/** The address of the import for a target. */
export const IMPORT_PATHS: Readonly<Record<ImportTarget, string>> = {
  accounts: '/pool/import',
  links: '/pool/import/links',
  customers: '/customers/import',
  orders: '/orders/import',
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
