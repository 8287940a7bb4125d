import type { NamesOf, ParsedInputOf } from '../../../shared/contract/index.ts'
import { FileToken } from '../../../shared/contract/files.ts'
import type { JobStarted } from '../../../shared/contract/jobs.ts'
import type { HandlerContext } from '../handler.ts'
import type { GrantedFile } from '../ports.ts'
import { mailAccess } from '../outbox/mail-password.ts'
import type { TaskSession } from './task.ts'

type JobName = NamesOf<'job'>

/** What each job is called while it runs. */
const LABELS: { readonly [Name in JobName]: (input: ParsedInputOf<Name>) => string } = {
  'accounts.change': ({ change }) => CHANGE_LABELS[change.kind],
  'accounts.export': () => 'Exporting accounts',
  'imports.open': ({ sources }) =>
    sources.length === 1 ? 'Reading the file' : `Reading ${sources.length} files`,
  'imports.configure': () => 'Reading the file again',
  'imports.preview': () => 'Checking every row',
  'imports.retarget': () => 'Reading the files again',
  'imports.run': () => 'Importing',
  'imports.exportRejects': () => 'Writing rejected rows',
  'orders.finish': ({ finish }) => (finish.kind === 'complete' ? 'Completing orders' : 'Failing orders'),
  'orders.export': () => 'Exporting orders',
  'activity.undo': () => 'Undoing',
  'outbox.save': () => 'Saving a mail',
  'outbox.send': ({ mails }) =>
    mails.kind === 'these' && mails.mails.length === 1 ? 'Sending a mail' : 'Sending mails',
  'outbox.testServer': () => 'Testing the mail server',
  'activity.export': () => 'Exporting activity',
  'activity.verify': () => 'Verifying the log',
  'history.export': () => 'Exporting a history',
  'customers.export': () => 'Exporting customers',
  'workspace.backUp': () => 'Backing up the workspace',
  'workspace.check': () => 'Checking the workspace',
  'evidence.open': () => 'Reading evidence',
  'evidence.apply': () => 'Comparing evidence',
  'listings.accept': () => 'Accepting differences',
  'aws.list': () => 'Listing accounts at AWS',
  'members.change': ({ change }) => CHANGE_LABELS[change.kind],
  'payers.export': () => 'Exporting management accounts',
  'requests.export': () => 'Exporting requests',
  'actions.export': () => 'Exporting AWS actions',
  'listings.exportDifferences': () => 'Exporting differences',
  'members.export': () => 'Exporting members',
  'members.addToPool': () => 'Adding accounts to the pool',
  'aws.verifyRoles': ({ accountIds }) =>
    accountIds.length === 1 ? 'Verifying a role' : `Verifying ${accountIds.length} roles`,
  'aws.runPlan': () => 'Sending planned invitations',
  'aws.whoAmI': ({ profile }) => `Asking AWS who ${profile} is`,
  'aws.followCreations': () => 'Asking AWS how far creations are',
  'aws.runActions': ({ actionIds }) =>
    actionIds.length === 1 ? 'Asking AWS' : `Asking AWS for ${actionIds.length} actions`,
  'actions.runbook': () => 'Writing a runbook',
  'actions.applyResults': () => 'Bringing back results',
  'aws.settleActions': () => 'Asking AWS what became of actions',
}

const CHANGE_LABELS = {
  edit: 'Editing accounts',
  'mark-invalid': 'Marking accounts invalid',
  revalidate: 'Bringing accounts back',
  hold: 'Holding accounts',
  release: 'Releasing accounts',
  delete: 'Deleting accounts',
  link: 'Linking accounts',
  assign: 'Putting accounts into a project',
  unassign: 'Taking accounts out of projects',
  unlink: 'Removing accounts from customers',
} as const

/** The jobs that sign in at the mail server. */
const SIGNS_IN: ReadonlySet<JobName> = new Set(['outbox.send', 'outbox.testServer'])

/** Starts a job with what it may know of the session, and answers with its id before it has done anything. */
export async function startJob(name: JobName, input: unknown, context: HandlerContext): Promise<JobStarted> {
  const label = (LABELS[name] as (input: unknown) => string)(input)
  const session = taskSession(context, tokensIn(input))
  const complete = SIGNS_IN.has(name) ? { ...session, mail: await mailAccess(context) } : session
  return { jobId: context.jobs.start(name, label, input, complete) }
}

/** The session as a task sees it. */
export function taskSession(context: HandlerContext, tokens: readonly string[] = []): TaskSession {
  const { operator, providerKey, settings } = context.session.current()
  const files: GrantedFile[] = tokens.map((token) => context.file(token))
  return {
    actor: operator.name,
    role: operator.role,
    isPartner: operator.isPartner,
    providerKey,
    settings,
    files,
  }
}

/** Every file token in an input: jobs get the files they name and no other. */
function tokensIn(input: unknown): string[] {
  if (Array.isArray(input)) return input.flatMap(tokensIn)
  if (typeof input !== 'object' || input === null) return []
  return Object.entries(input).flatMap(([key, value]) => {
    // An import has a target that is no file.
    if ((key === 'token' || key === 'target') && FileToken.safeParse(value).success) return [String(value)]
    return tokensIn(value)
  })
}
