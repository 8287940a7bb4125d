import type { ChangePreview } from '../../../shared/contract/accounts.ts'
import type { MemberChange } from '../../../shared/contract/members.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import type { Handler } from '../handler.ts'
import { checkChange, refuseOverQuota, utcDay } from '../pool/change-request.ts'
import { linkedCustomer, namedLosses, NAMED_LOSSES } from '../pool/customers-concerned.ts'
import { storeVersion } from '../store/change.ts'
import type { ReadableDb } from '../store/sql.ts'
import { chosenMembers } from './chosen-members-view.ts'
import { planLink, shownCustomer, type LinkPlan } from './plan-link.ts'

const EXAMPLES = 20

/** members.previewChange: what linking members, or removing them from their customers, would do. */
export const previewLink: Handler<'members.previewChange'> = ({ selection, change }, context) => {
  const { store, session, ports } = context
  const { providerKey } = session.current()
  const stored = checkChange(store, change, { providerKey, today: utcDay(ports.now()) })
  return context.undisturbed(async () => {
    const { customer } = stored
    const plan = await planLink(store, chosenMembers(store, selection, providerKey), {
      change,
      customer,
      providerKey,
    })
    refuseOverQuota(store, stored, plan.added)
    return {
      selected: plan.selected,
      affected: plan.affected.length,
      affectedAllocated: plan.pool.allocated,
      unchanged: plan.unchanged,
      excluded: [...plan.excluded],
      examples: examplesOf(store, plan, { change, customer }),
      customers: namedLosses(store, plan.losses),
      version: storeVersion(store),
    }
  })
}

function examplesOf(
  db: ReadableDb,
  { affected }: LinkPlan,
  { change, customer }: { readonly change: MemberChange; readonly customer: number | null },
): ChangePreview['examples'] {
  const after = linkedCustomer(db, customer)?.companyName ?? ''
  return affected.slice(0, change.kind === 'unlink' ? NAMED_LOSSES : EXAMPLES).map((member) => {
    const before = linkedCustomer(db, shownCustomer(member))
    return {
      accountId: accountIdFromNumber(member.accountId),
      cells: [{ field: 'Customer', before: before?.companyName ?? '', after }],
      customer: before,
    }
  })
}
