import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

// One listener for all: React would otherwise draw between two of them, and half the window would know of the new place.
function announce(): void {
  for (const listener of listeners) listener()
}
window.addEventListener('hashchange', announce)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function currentHash(): string {
  return window.location.hash.replace(/^#/, '') || '/'
}

function currentPath(): string {
  return currentHash().split('?')[0] ?? '/'
}

function currentQuery(): string {
  return currentHash().split('?')[1] ?? ''
}

/** Goes to a screen, e.g. `/pool?status=ready`; `replace` leaves no step for Back. */
export function goTo(target: string, options: { readonly replace?: boolean } = {}): void {
  if (currentHash() === target) return
  const url = `#${target}`
  if (options.replace === true) window.history.replaceState(null, '', url)
  else window.history.pushState(null, '', url)
  // The two above are silent.
  announce()
}

/** The path behind `#`, without its query, in the shape that wouter's Router wants. */
export function usePath(): [string, (target: string, options?: { readonly replace?: boolean }) => void] {
  return [useSyncExternalStore(subscribe, currentPath), goTo]
}

/** What stands behind `?` in the hash. */
export function useHashQuery(): string {
  return useSyncExternalStore(subscribe, currentQuery)
}
