import { z } from 'zod'

/** Why undo leaves a row as it is (invariant 22). */
export const KeptReason = z.enum([
  'changed',
  'in-progress',
  'allocated',
  'failed',
  'linked',
  'deleted',
  'restored',
  'marketplace-gone',
  'customer-closed',
  'project-gone',
  'gone',
])
export type KeptReason = z.infer<typeof KeptReason>

const SENTENCES: Readonly<Record<KeptReason, string>> = {
  changed: 'It was changed since.',
  'in-progress': 'An order is using it.',
  allocated: 'It is allocated, and an allocated account stays allocated.',
  failed: 'Its provisioning failed, and a failed account never becomes Ready again.',
  linked: 'A customer has it. Remove it from the customer first.',
  deleted: 'It was deleted since. Restore it first if you need it.',
  restored: 'It was restored since.',
  'customer-closed': 'The customer it was linked to is gone, disabled or archived.',
  'project-gone': 'The project it was in was deleted since.',
  'marketplace-gone': 'The marketplace it came from was removed since.',
  gone: 'It is not in the pool any more.',
}

/** The sentence that names the reason on the row. */
export function whyKept(reason: KeptReason): string {
  return SENTENCES[reason]
}
