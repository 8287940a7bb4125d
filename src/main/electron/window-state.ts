import { readFileSync, writeFileSync } from 'node:fs'
import type { Rectangle } from 'electron'
import { z } from 'zod'

const Size = z.number().int().min(400).max(20_000)
const Position = z.number().int().min(-50_000).max(50_000)
const SavedState = z.object({
  x: Position,
  y: Position,
  width: Size,
  height: Size,
  isMaximized: z.boolean(),
})
/** Where the window was when it was closed. */
export type WindowState = z.infer<typeof SavedState>

/** Reads the state; null when there is none, when it makes no sense, or when that place is on no screen any more. */
export function readWindowState(file: string, screens: readonly Rectangle[]): WindowState | null {
  try {
    const state = SavedState.parse(JSON.parse(readFileSync(file, 'utf8')))
    return screens.some((screen) => isReachable(state, screen)) ? state : null
  } catch {
    return null
  }
}

/** Writes the state; a window that forgets its place is no reason to fail. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state))
  } catch {
    // Asked again when the window is closed the next time.
  }
}

/** True when enough of the title bar is on the screen to take hold of it. */
function isReachable(window: Rectangle, screen: Rectangle): boolean {
  const GRIP_PX = 100
  const visibleWidth =
    Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x)
  return visibleWidth >= GRIP_PX && window.y >= screen.y && window.y <= screen.y + screen.height - GRIP_PX
}
