import type { HandlerContext } from '../handler.ts'

/** Returns accounts whose hold has ended to circulation. */
export function releaseEndedHolds(_context: HandlerContext): void {}
