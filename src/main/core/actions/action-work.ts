import type { ActionOutcome, ActionRun } from '../../../shared/contract/actions.ts'
import type { Failure } from '../../../shared/contract/failure.ts'
import type { AccountId } from '../../../shared/domain/account-id.ts'
import type { ErrandContext } from '../aws/errand.ts'
import type { Effect } from '../jobs/task.ts'
import { managementAccountByKey } from '../payers/management-account-table.ts'
import { Refusal } from '../refusal.ts'
import type { ActionSite } from './action-kind.ts'
import { actionTitle } from './action-steps.ts'
import { actionsOfProvider, type ActionRecord } from './action-table.ts'

/** What became of one action, and why the next ones need not be tried. */
export interface WorkedOff {
  readonly outcome: ActionOutcome['outcome']
  readonly words: string
  readonly stopped?: Failure
}

type WorkOff = (action: ActionRecord, site: ActionSite) => Promise<WorkedOff>

/** Effects of everything that actions write. */
export const ACTION_EFFECTS: readonly Effect[] = [{ kind: 'records-changed' }, { kind: 'activity-changed' }]

/**
 * Works actions off one after the other with one profile. Who the profile is gets asked first: it has to be of the
 * management account of one of them at least. Answers also when somebody cancels: what was done stays done.
 */
export async function workOffActions(
  { actionIds, profile }: { readonly actionIds: readonly string[]; readonly profile: string },
  context: ErrandContext,
  workOff: WorkOff,
): Promise<ActionRun> {
  const chosen = chooseActions(actionIds, context)
  const { accountId } = await context.aws('identify', { profile })
  const sites = sitesOf(chosen, profile, context)
  refuseOtherAccount(sites, { profile, accountId })
  const outcomes: ActionOutcome[] = []
  let stopped: Failure | null = null
  for (const [index, { action, site }] of sites.entries()) {
    context.report({ done: index, total: sites.length, unit: 'actions', note: actionTitle(action) })
    const worked: WorkedOff =
      stopped === null ? await orCancelled(() => workHere(action, site, accountId, workOff)) : NOT_TRIED
    stopped ??= worked.stopped ?? null
    outcomes.push({ id: action.id, title: actionTitle(action), outcome: worked.outcome, words: worked.words })
  }
  const count = (...wanted: readonly ActionOutcome['outcome'][]): number =>
    outcomes.filter(({ outcome }) => wanted.includes(outcome)).length
  return {
    outcomes,
    done: count('done'),
    failed: count('failed'),
    unsure: count('unsure'),
    left: count('left', 'waiting'),
    stopped,
  }
}

const NOT_TRIED: WorkedOff = { outcome: 'left', words: 'It was not tried.' }

function chooseActions(actionIds: readonly string[], { store, session }: ErrandContext): ActionRecord[] {
  const chosen = actionsOfProvider(store, actionIds, session.providerKey)
  const [id = ''] = actionIds
  if (chosen.length === 0) throw new Refusal({ code: 'not-found', what: 'AWS action', id })
  return chosen
}

interface SitedAction {
  readonly action: ActionRecord
  readonly site: ActionSite
}

function sitesOf(actions: readonly ActionRecord[], profile: string, { store }: ErrandContext): SitedAction[] {
  const sites = new Map<number | null, ActionSite>([[null, { profile, payer: null }]])
  return actions.map((action) => {
    const key = action.managementAccountKey
    const site = sites.get(key) ?? {
      profile,
      payer: key === null ? null : managementAccountByKey(store, key),
    }
    sites.set(key, site)
    return { action, site }
  })
}

/** Nothing is asked in the name of a profile that is of none of the accounts concerned. */
function refuseOtherAccount(
  sites: readonly SitedAction[],
  { profile, accountId }: { readonly profile: string; readonly accountId: AccountId },
): void {
  if (sites.some(({ site }) => isHere(site, accountId))) return
  const wanted = sites[0]?.site.payer?.accountId ?? ''
  throw new Refusal({ code: 'aws-wrong-account', profile, wanted, found: accountId })
}

/** Actions inside a member check by themselves whether the profile gets there. */
function isHere({ payer }: ActionSite, accountId: AccountId): boolean {
  return payer === null || payer.accountId === accountId
}

function workHere(
  action: ActionRecord,
  site: ActionSite,
  accountId: AccountId,
  workOff: WorkOff,
): Promise<WorkedOff> | WorkedOff {
  if (isHere(site, accountId)) return workOff(action, site)
  const { name, accountId: wanted } = site.payer ?? {}
  return {
    outcome: 'left',
    words: `It needs a profile of ${name} (${wanted}); ${site.profile} is of ${accountId}.`,
  }
}

async function orCancelled(work: () => Promise<WorkedOff> | WorkedOff): Promise<WorkedOff> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal) || error.failure.code !== 'cancelled') throw error
    return { outcome: 'left', words: 'It was cancelled before AWS was asked.', stopped: error.failure }
  }
}
