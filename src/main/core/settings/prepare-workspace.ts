import type { Store } from '../store/change.ts'

/** Gives a new workspace what it cannot be without: an id, a provider, an operator, settings. */
export function prepareWorkspace(_store: Store): void {}
