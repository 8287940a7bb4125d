import { create } from 'zustand'

/** Something a screen can do, offered in **Search or run a command** while the screen is open. */
export interface Command {
  readonly id: string
  readonly label: string
  readonly description?: string
  readonly run: () => void
}

/** What the screens in sight offer, by screen. */
export const useCommandStore = create<{ readonly byScreen: Readonly<Record<string, readonly Command[]>> }>()(
  () => ({ byScreen: {} }),
)

/** Offers a screen's commands; hand an empty list when the screen goes. */
export function offerCommands(screen: string, commands: readonly Command[]): void {
  useCommandStore.setState(({ byScreen }) => ({ byScreen: { ...byScreen, [screen]: commands } }))
}
