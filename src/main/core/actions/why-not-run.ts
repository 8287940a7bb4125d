import { ACTION_NEEDS } from '../../../shared/domain/aws-action.ts'
import { may, type OperatorRole } from '../../../shared/domain/capability.ts'
import { ACTION_PAYER_NEEDS, whyPayerCannot } from '../../../shared/domain/payer-capability.ts'
import type { ManagementAccountRecord } from '../payers/management-account-table.ts'
import { hasActionKind } from './action-kinds.ts'
import type { ActionRecord } from './action-table.ts'

/** Why an action cannot be made now, in a sentence; null when it can. */
export function whyNotRun(
  action: Pick<ActionRecord, 'operation' | 'state' | 'runbook' | 'notBefore'>,
  {
    now,
    role,
    payer,
  }: {
    readonly now: string
    readonly role: OperatorRole
    /** The management account that it is for, if it is for one. */
    readonly payer: Pick<ManagementAccountRecord, 'name' | 'capabilities'> | null
  },
): string | null {
  switch (action.state) {
    case 'done':
      return 'It is done already.'
    case 'running':
      return 'AWS is being asked at this moment.'
    case 'failed':
      return 'AWS refused it. Retry it to let it wait again.'
    case 'unsure':
      return 'Nobody knows whether AWS did it. Ask AWS what became of it first.'
    case 'withdrawn':
      return 'It was withdrawn.'
    case 'waiting':
      break
  }
  if (action.runbook !== null) {
    return 'It was given out in a runbook. Bring back the results, or ask AWS what became of it.'
  }
  if (action.notBefore !== null && action.notBefore > now)
    return `It waits until ${action.notBefore.slice(0, 10)}.`
  if (!may(role, ACTION_NEEDS[action.operation])) return 'Your role cannot do this. Ask an admin.'
  const wanted = ACTION_PAYER_NEEDS[action.operation]
  const why = payer === null || wanted === null ? null : whyPayerCannot(payer, wanted)
  if (why !== null) return why
  return hasActionKind(action.operation) ? null : 'This version cannot do this at AWS yet.'
}
