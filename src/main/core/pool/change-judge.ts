import {
  changeVerdict,
  type AccountPlace,
  type ChangeRights,
  type ChangeVerdict,
  type PoolAccount,
  type PoolChange,
} from '../../../shared/domain/pool-change.ts'
import { customerByKey } from '../customers/customer-table.ts'
import type { ReadableDb } from '../store/sql.ts'
import { facetCode, facetParts, modelCode, modelOfCode, STATE, statusOfState } from './account-codes.ts'
import { marketplaceDirectory } from './marketplace-view.ts'

/** What a change does to every account of one facet code and customer. */
export interface Judgement {
  readonly verdict: ChangeVerdict
  /** The facet code afterwards; 0 when the account leaves or nothing happens. */
  readonly codeAfter: number
  readonly isAllocated: boolean
}

/**
 * Judges accounts by facet code and customer (its key, 0: none). The rules look at nothing else, so each pair is judged
 * once.
 */
export function createJudge(
  db: ReadableDb,
  options: { readonly change: PoolChange; readonly rights: ChangeRights; readonly providerKey: number },
): (code: number, customer: number) => Judgement {
  const { byKey, byId } = marketplaceDirectory(db)
  const customers = new Map<number, Pick<PoolAccount, 'customerId' | 'customerName'>>()
  const known = new Map<number, Map<number, Judgement>>()

  function customerOf(key: number): Pick<PoolAccount, 'customerId' | 'customerName'> {
    let customer = customers.get(key)
    if (customer === undefined) customers.set(key, (customer = customerFacts(db, key)))
    return customer
  }

  function judge(code: number, customerKey: number): Judgement {
    const { marketplace: key, model, state } = facetParts(code)
    const marketplace = byKey.get(key)
    if (marketplace === undefined) throw new Error(`unknown marketplace ${key}`)
    const account: PoolAccount = {
      status: statusOfState(state),
      isHeld: state === STATE.held,
      hasFailed: state === STATE.provisioning_failed || state === STATE.invalidAfterFailure,
      marketplaceId: marketplace.id,
      model: modelOfCode(model),
      otherOwner: marketplace.providerKey === options.providerKey ? null : marketplace.providerName,
      ...customerOf(customerKey),
    }
    const verdict = changeVerdict(account, options.change, options.rights)
    const isAllocated = account.status === 'allocated'
    const next = verdict.kind === 'affected' ? verdict.after : null
    if (next === null) return { verdict, codeAfter: 0, isAllocated }
    const keyAfter = byId.get(next.marketplaceId)?.key ?? key
    const codeAfter = facetCode(keyAfter, modelCode(next.model), stateOf(next))
    return { verdict, codeAfter, isAllocated }
  }

  return (code, customer) => {
    let ofCustomer = known.get(customer)
    if (ofCustomer === undefined) known.set(customer, (ofCustomer = new Map()))
    let judgement = ofCustomer.get(code)
    if (judgement === undefined) ofCustomer.set(code, (judgement = judge(code, customer)))
    return judgement
  }
}

/** What the rules need to know of a customer; key 0 or null: of none. */
export function customerFacts(
  db: ReadableDb,
  key: number | null,
): Pick<PoolAccount, 'customerId' | 'customerName'> {
  const customer = key === null || key === 0 ? null : customerByKey(db, key)
  return { customerId: customer?.id ?? null, customerName: customer?.companyName ?? '' }
}

/** How the store writes the status of an account. */
function stateOf({ status, isHeld, hasFailed, customerId }: AccountPlace): number {
  if (status === 'ready') return isHeld ? STATE.held : customerId === null ? STATE.ready : STATE.linked
  return status === 'invalid' && hasFailed ? STATE.invalidAfterFailure : STATE[status]
}
