import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** How tightly rows and controls are set. */
export type Density = 'compact' | 'comfortable'

interface WindowState {
  readonly density: Density
  readonly isNavigationCollapsed: boolean
  /** Identifier of the customer at work, by provider (MSH-14). */
  readonly customers: Readonly<Record<string, string>>
}

/** How this window looks; kept by the window, not by the workspace. */
export const useWindowStore = create<WindowState>()(
  persist((): WindowState => ({ density: 'compact', isNavigationCollapsed: false, customers: {} }), {
    name: 'quartermaster.window',
  }),
)

/** Sets rows and controls tighter or wider. */
export function setDensity(density: Density): void {
  useWindowStore.setState({ density })
}

/** Folds the navigation to its icons, or opens it. */
export function toggleNavigation(): void {
  useWindowStore.setState(({ isNavigationCollapsed }) => ({ isNavigationCollapsed: !isNavigationCollapsed }))
}

/** Remembers the customer somebody works on for a provider; null: none. */
export function workOnCustomer(providerId: string, identifier: string | null): void {
  useWindowStore.setState(({ customers }) => {
    const { [providerId]: _before, ...others } = customers
    return { customers: identifier === null ? others : { ...others, [providerId]: identifier } }
  })
}

/** Height of a grid's row; `--qm-row-height` in theme.css says the same. */
export function useRowHeightPx(): number {
  return useWindowStore(({ density }) => (density === 'compact' ? 30 : 38))
}
