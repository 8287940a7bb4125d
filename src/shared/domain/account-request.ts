import { z } from 'zod'
import { allow, refuse, type Result } from './result.ts'
import { rootEmailProblem } from './root-email.ts'

/** Where a request for a new account is (domain §5.2). AWS creates it from `in_progress` on. */
export const RequestState = z.enum([
  'draft',
  'submitted',
  'approved',
  'rejected',
  'in_progress',
  'succeeded',
  'failed',
  'cancelled',
])
export type RequestState = z.infer<typeof RequestState>

/** What each is called on every screen. */
export const REQUEST_STATE_LABELS: Readonly<Record<RequestState, string>> = {
  draft: 'Draft',
  submitted: 'Submitted',
  approved: 'Approved',
  rejected: 'Rejected',
  in_progress: 'In progress',
  succeeded: 'Created',
  failed: 'Failed',
  cancelled: 'Cancelled',
}

/** Where a customer asked for the account (ION-12). */
export const RequestOrigin = z.enum(['console', 'portal'])
export type RequestOrigin = z.infer<typeof RequestOrigin>

/** What each is called on every screen. */
export const REQUEST_ORIGIN_LABELS: Readonly<Record<RequestOrigin, string>> = {
  console: 'Management console',
  portal: 'Customer portal',
}

/** Everything that moves a request from one state to another. */
export type RequestTrigger = 'submit' | 'approve' | 'reject' | 'begin' | 'succeed' | 'fail' | 'cancel'

/** The whole table of domain §5.2; an answer of AWS may also be the first that is heard of a creation. */
const TRANSITIONS: Readonly<Record<RequestState, Partial<Record<RequestTrigger, RequestState>>>> = {
  draft: { submit: 'submitted', cancel: 'cancelled' },
  submitted: { approve: 'approved', reject: 'rejected', cancel: 'cancelled' },
  approved: { begin: 'in_progress', succeed: 'succeeded', fail: 'failed', cancel: 'cancelled' },
  rejected: {},
  in_progress: { succeed: 'succeeded', fail: 'failed', cancel: 'cancelled' },
  succeeded: {},
  failed: {},
  cancelled: {},
}

const DONE: Readonly<Record<RequestTrigger, string>> = {
  submit: 'submitted',
  approve: 'approved',
  reject: 'rejected',
  begin: 'started',
  succeed: 'marked created',
  fail: 'marked failed',
  cancel: 'cancelled',
}

/** Where a trigger leads, or in a sentence why nowhere. */
export function nextRequestState(from: RequestState, trigger: RequestTrigger): Result<RequestState, string> {
  const to = TRANSITIONS[from][trigger]
  if (to !== undefined) return allow(to)
  return refuse(`A request that is ${REQUEST_STATE_LABELS[from].toLowerCase()} cannot be ${DONE[trigger]}.`)
}

/** The states in which a request keeps its root email from others, beside `succeeded`. */
export const OPEN_REQUEST_STATES = ['draft', 'submitted', 'approved', 'in_progress'] as const

/** True while a request is not over. */
export function isOpenRequest(state: RequestState): boolean {
  return OPEN_REQUEST_STATES.some((open) => open === state)
}

/** Creations that AWS has under way in one organization at once (AWS Organizations quotas). */
export const MOST_CREATIONS_AT_ONCE = 5

/** AWS's number of a creation (Organizations API `CreateAccountRequestId`). */
export const CREATION_ID = /^car-[a-z0-9]{8,32}$/

const MOST_NAME = 50

/** Why AWS takes a text as no name of a new account, in a sentence; null when it does (aws-facts §4.1). */
export function accountNameProblem(name: string): string | null {
  if (name === '') return 'Give the account a name.'
  if (name.length > MOST_NAME) return `AWS takes account names of ${MOST_NAME} characters at most.`
  return /^[\x20-\x7e]+$/.test(name) ? null : 'AWS takes plain ASCII letters, digits and signs only.'
}

/** The three items that operations confirm before a request is approved (ION-13, ION-18). */
export interface MandatoryItems {
  readonly nickname: string | null
  readonly rootEmail: string | null
  readonly supportPlan: string | null
}

/** What of the three mandatory items is missing or wrong, each in a sentence; empty when all are there. */
export function missingItems({ nickname, rootEmail, supportPlan }: MandatoryItems): readonly string[] {
  const name = nickname === null ? 'The account name is missing.' : accountNameProblem(nickname)
  const email = rootEmail === null ? 'The new root email is missing.' : rootEmailProblem(rootEmail)
  const support = supportPlan === null ? 'The support type is missing.' : null
  return [name, email, support].filter((problem) => problem !== null)
}
