import type { Exclusion } from '../../../shared/contract/account-changes.ts'
import type { MemberChange } from '../../../shared/contract/members.ts'
import { changeVerdict, type ChangeVerdict } from '../../../shared/domain/pool-change.ts'
import { customerFacts } from '../pool/change-judge.ts'
import { planChange, type ChangePlan } from '../pool/change-plan.ts'
import { createExclusions, EXAMPLES } from '../pool/exclusions.ts'
import type { ReadableDb } from '../store/sql.ts'
import type { ChosenMember, chosenMembers } from './chosen-members-view.ts'
import { memberExclusions } from './member-exclusions.ts'

/** What linking does to a choice of members: the preview and the change itself are made from the same plan. */
export interface LinkPlan {
  readonly selected: number
  /** What becomes of those whose customer stands in the pool. */
  readonly pool: ChangePlan
  /** Keys of members that get the customer by their own word, or lose it. */
  readonly own: readonly number[]
  /** Keys of members whose own word ends because the pool's takes its place. */
  readonly settled: readonly number[]
  /** In order of account id. */
  readonly affected: readonly ChosenMember[]
  /** How many accounts more the customer of a link has afterwards. */
  readonly added: number
  readonly unchanged: number
  readonly excluded: readonly Exclusion[]
  /** How many accounts each customer loses, by its key. */
  readonly losses: ReadonlyMap<number, number>
}

/** Plans what linking or unlinking does to members, for the staff of a provider. */
export async function planLink(
  db: ReadableDb,
  { members, missing }: ReturnType<typeof chosenMembers>,
  { change, customer, providerKey }: LinkOptions,
): Promise<LinkPlan> {
  const verdictOf = createOwnJudge(db, change)
  const excluded = createExclusions<number>()
  const own: ChosenMember[] = []
  const inPool: ChosenMember[] = []
  let unchanged = 0
  for (const member of members) {
    // The account came into the pool after its customer: linking it again to the same one makes it the pool's word.
    const isSettling = change.kind === 'link' && member.seq !== null && member.customer === customer
    if (!speaksForItself(member) || isSettling) {
      inPool.push(member)
      continue
    }
    const verdict = verdictOf(member.customer)
    if (verdict.kind === 'affected') own.push(member)
    else if (verdict.kind === 'unchanged') unchanged += 1
    else excluded.add(verdict, member.accountId)
  }
  const pool = await planPool(db, inPool, { change, providerKey })
  const moved = new Set(pool.seqs)
  const affectedInPool = inPool.filter(({ seq }) => moved.has(seq ?? 0))
  const affected = [...own, ...affectedInPool].toSorted((one, other) => one.accountId - other.accountId)
  const settled = affectedInPool.filter((member) => member.customer !== null)
  return {
    selected: members.length + missing.length,
    pool,
    own: own.map(({ key }) => key),
    settled: settled.map(({ key }) => key),
    affected,
    added: change.kind === 'link' ? affected.length - settled.length : 0,
    unchanged: unchanged + pool.unchanged,
    excluded: merged([...pool.excluded, ...memberExclusions(excluded.list(), missing)]),
    losses: change.kind === 'unlink' ? lossesOf(affected) : new Map(),
  }
}

interface LinkOptions {
  readonly change: MemberChange
  /** Key of the customer of a link. */
  readonly customer: number | null
  readonly providerKey: number
}

/** The customer of a member, by key: the pool's word before its own. */
export function shownCustomer({ poolCustomer, customer }: ChosenMember): number | null {
  return poolCustomer ?? customer
}

/** True when no account of the pool says who has it. */
function speaksForItself({ seq, poolCustomer, customer }: ChosenMember): boolean {
  return seq === null || (poolCustomer === null && customer !== null)
}

function planPool(
  db: ReadableDb,
  members: readonly ChosenMember[],
  { change, providerKey }: Pick<LinkOptions, 'change' | 'providerKey'>,
): Promise<ChangePlan> {
  const codes = new Map(members.map(({ seq, code }) => [seq ?? 0, code ?? 0]))
  return planChange(
    db,
    { seqs: Uint32Array.from(codes.keys()).toSorted(), missing: [] },
    {
      change,
      // Nothing that only an admin may do is a link.
      rights: { isAdmin: false, allowsRevalidation: false },
      providerKey,
      project: null,
      codeOf: (seq) => codes.get(seq) ?? 0,
    },
  )
}

/** The rule of the pool for a member that it does not link: only its customer counts. */
function createOwnJudge(db: ReadableDb, change: MemberChange): (customer: number | null) => ChangeVerdict {
  const known = new Map<number | null, ChangeVerdict>()
  const member = {
    status: 'ready',
    isHeld: false,
    hasFailed: false,
    marketplaceId: '',
    model: 'SPAM',
    otherOwner: null,
  } as const
  return (customer) => {
    let verdict = known.get(customer)
    if (verdict === undefined) {
      const account = { ...member, ...customerFacts(db, customer) }
      const rights = { isAdmin: false, allowsRevalidation: false }
      known.set(customer, (verdict = changeVerdict(account, change, rights)))
    }
    return verdict
  }
}

function lossesOf(members: readonly ChosenMember[]): ReadonlyMap<number, number> {
  const losses = new Map<number, number>()
  for (const member of members) {
    const customer = shownCustomer(member)
    if (customer !== null) losses.set(customer, (losses.get(customer) ?? 0) + 1)
  }
  return losses
}

/** The same reason of members in the pool and outside of it is one. */
function merged(exclusions: readonly Exclusion[]): Exclusion[] {
  const reasons = new Map<string, Exclusion>()
  for (const { why, count, examples } of exclusions) {
    const before = reasons.get(why)
    reasons.set(why, {
      why,
      count: (before?.count ?? 0) + count,
      examples: [...(before?.examples ?? []), ...examples].slice(0, EXAMPLES),
    })
  }
  return [...reasons.values()]
}
