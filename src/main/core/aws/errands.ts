import { runActions } from '../actions/run-actions.ts'
import { settleActions } from '../actions/settle-actions.ts'
import { runPlan } from '../invites/run-plan.ts'
import type { Errand, ErrandContext, ErrandName } from './errand.ts'
import { listOrganization } from '../listings/list-organization.ts'
import { verifyRoles } from '../roles/verify-roles.ts'
import { followCreations } from '../requests/follow-creations.ts'
import { whoAmI } from './who-am-i.ts'

/** Every errand there is; a missing one does not compile. */
const errands: { readonly [Name in ErrandName]: Errand<Name> } = {
  'aws.whoAmI': whoAmI,
  'aws.verifyRoles': verifyRoles,
  'aws.runPlan': runPlan,
  'aws.runActions': runActions,
  'aws.settleActions': settleActions,
  'aws.list': listOrganization,
  'aws.followCreations': followCreations,
}

/** The errand behind a job's name; null for jobs of the bulk worker. */
export function errandFor(
  operation: string,
): ((input: unknown, context: ErrandContext) => Promise<unknown>) | null {
  if (!Object.hasOwn(errands, operation)) return null
  // The dispatcher parsed the input with this operation's schema before it sent it here.
  const errand = errands[operation as ErrandName]
  return (input, context) => errand(input as never, context)
}
