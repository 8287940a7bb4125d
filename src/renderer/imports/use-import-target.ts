import { useLocation } from 'wouter'
import type { ImportTarget } from '../../shared/contract/imports.ts'
import { presetOfPath } from './import-address.ts'
import { useImportStore } from './import-store.ts'

/** What the rows become: of the import that has begun, else what the address presets. */
export function useImportTarget(): ImportTarget {
  const [path] = useLocation()
  const begun = useImportStore((state) => (state.importId === null ? null : state.target))
  return begun ?? presetOfPath(path) ?? 'accounts'
}
