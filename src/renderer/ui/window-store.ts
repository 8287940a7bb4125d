import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** How tightly rows and controls are set. */
export type Density = 'compact' | 'comfortable'

interface WindowState {
  readonly density: Density
  readonly isNavigationCollapsed: boolean
}

/** How this window looks; kept by the window, not by the workspace. */
export const useWindowStore = create<WindowState>()(
  persist((): WindowState => ({ density: 'compact', isNavigationCollapsed: false }), {
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

/** Height of a grid's row; `--qm-row-height` in theme.css says the same. */
export function useRowHeightPx(): number {
  return useWindowStore(({ density }) => (density === 'compact' ? 30 : 38))
}
