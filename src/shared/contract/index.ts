import type { z } from 'zod'
import { accountChangeOperations } from './account-changes.ts'
import { accountOperations } from './accounts.ts'
import { actionOperations } from './actions.ts'
import { activityOperations } from './activity.ts'
import { awsOperations } from './aws.ts'
import { customerListOperations } from './customer-list.ts'
import { customerUserOperations } from './customer-users.ts'
import { customerOperations } from './customers.ts'
import { dashboardOperations } from './dashboard.ts'
import { departureOperations } from './departures.ts'
import { evidenceOperations } from './evidence.ts'
import { historyOperations } from './history.ts'
import { governanceOperations } from './governance.ts'
import { importOperations } from './imports.ts'
import { inviteOperations, invitePlanJobs } from './invites.ts'
import { listingOperations } from './listings.ts'
import { jobOperations, type JobStarted } from './jobs.ts'
import { newCustomerOperations } from './new-customers.ts'
import { memberOperations } from './members.ts'
import { outboxOperations } from './outbox.ts'
import { orderOperations } from './orders.ts'
import { payerOperations } from './payers.ts'
import { profileOperations } from './profiles.ts'
import { roleOperations } from './roles.ts'
import { requestOperations } from './requests.ts'
import { requestListOperations } from './request-list.ts'
import { sessionOperations } from './session.ts'
import { tagOperations } from './tags.ts'
import { workspaceOperations } from './workspace.ts'

/** The whole contract between windows and core: every operation there is. Handlers, client and run-time check derive from it. */
export const contract = {
  ...sessionOperations,
  ...accountOperations,
  ...accountChangeOperations,
  ...importOperations,
  ...orderOperations,
  ...activityOperations,
  ...newCustomerOperations,
  ...customerListOperations,
  ...customerOperations,
  ...historyOperations,
  ...dashboardOperations,
  ...outboxOperations,
  ...customerUserOperations,
  ...governanceOperations,
  ...tagOperations,
  ...workspaceOperations,
  ...awsOperations,
  ...actionOperations,
  ...payerOperations,
  ...inviteOperations,
  ...invitePlanJobs,
  ...requestListOperations,
  ...listingOperations,
  ...evidenceOperations,
  ...memberOperations,
  ...roleOperations,
  ...profileOperations,
  ...memberOperations,
  ...requestOperations,
  ...departureOperations,
  ...jobOperations,
} as const

export type Contract = typeof contract
export type OperationName = keyof Contract

/** What a caller passes. */
export type InputOf<Name extends OperationName> = z.input<Contract[Name]['input']>
/** What a handler gets: parsed. */
export type ParsedInputOf<Name extends OperationName> = z.output<Contract[Name]['input']>
/** What the operation ends with; for a job, its outcome. */
export type OutputOf<Name extends OperationName> = z.output<Contract[Name]['output']>
/** What the call itself is answered with: a job answers with its id. */
export type AnswerOf<Name extends OperationName> = Contract[Name]['kind'] extends 'job'
  ? JobStarted
  : OutputOf<Name>

/** The names of one kind of operation. */
export type NamesOf<Kind extends 'query' | 'command' | 'job'> = {
  [Name in OperationName]: Contract[Name]['kind'] extends Kind ? Name : never
}[OperationName]

/** True when the text names an operation. */
export function isOperationName(text: string): text is OperationName {
  return Object.hasOwn(contract, text)
}
