import type { HandlersOf } from '../handler.ts'

/** evidence.*: what was brought is in the bulk worker. */
export const evidenceHandlers: HandlersOf<'evidence.close'> = {
  'evidence.close': (input, context) => context.askWorker('evidence.close', input),
}
