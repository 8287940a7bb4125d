import { ofOwnPayer } from '../payers/of-own-payer.ts'
import {
  nextRequestState,
  type RequestState,
  type RequestTrigger,
} from '../../../shared/domain/account-request.ts'
import type { ParsedInputOf } from '../../../shared/contract/index.ts'
import { openActionFor } from '../actions/action-table.ts'
import { customerKeyOf } from '../activity/event-filter.ts'
import type { HandlerContext } from '../handler.ts'
import { type ManagementAccountRecord } from '../payers/management-account-table.ts'
import { ourMarketplace } from '../pool/change-request.ts'
import { notAllowed, wrongField } from '../refusal.ts'
import { expectRow } from '../settings/settings-change.ts'
import type { ReadableDb } from '../store/sql.ts'
import { requestById, type RequestFields, type RequestRecord } from './request-table.ts'
import { whyNotRootEmail } from './root-email-use.ts'

/** A request and the management account that it is for. */
export interface OwnRequest {
  readonly request: RequestRecord
  readonly payer: ManagementAccountRecord
}

/** The request of an id, when the provider at work has its management account. */
export function requestNamed(context: Pick<HandlerContext, 'store' | 'session'>, id: string): OwnRequest {
  const { row: request, payer } = ofOwnPayer(context, requestById(context.store, id), { what: 'request', id })
  return { request, payer }
}

/** The request that a command names as it was read. */
export function expectRequest(
  context: Pick<HandlerContext, 'store' | 'session'>,
  wanted: { readonly id: string; readonly rev: number },
): OwnRequest {
  const found = requestNamed(context, wanted.id)
  expectRow('request', found.request, wanted)
  return found
}

/** Where a trigger leads a request; refuses in words when it leads nowhere. */
export function movedRequest({ state }: RequestRecord, trigger: RequestTrigger): RequestState {
  const next = nextRequestState(state, trigger)
  if (!next.ok) throw notAllowed(next.reason)
  return next.value
}

/** Refuses while a call of a request is under way, or nobody knows what became of it. */
export function refuseUnsettled(db: ReadableDb, { key }: RequestRecord): void {
  const state = openActionFor(db, 'create_account', key)?.state
  if (state === 'running') throw notAllowed('AWS is being asked at this moment. Wait for its answer.')
  if (state === 'unsure') {
    throw notAllowed('Nobody knows whether AWS took it. Ask AWS what became of it in the AWS outbox first.')
  }
}

/** What windows send of a request, its customer and marketplace found; refuses a root email that cannot be taken. */
export function fieldsOf(
  { store, session }: HandlerContext,
  input: Omit<ParsedInputOf<'requests.draft'>, 'payerId'>,
  exceptId: string | null,
): RequestFields {
  const { providerKey } = session.current()
  const { customerId, place, nickname, rootEmail, supportPlan, origin, roleName, tags } = input
  const why = rootEmail === null ? null : whyNotRootEmail(store, rootEmail, exceptId)
  if (why !== null) throw wrongField('rootEmail', why)
  return {
    nickname,
    rootEmail,
    supportPlan,
    origin,
    roleName,
    tags,
    customerKey: customerId === null ? null : customerKeyOf(store, customerId, providerKey),
    place:
      place === null
        ? null
        : { marketplaceKey: ourMarketplace(store, place.marketplaceId, providerKey).key, model: place.model },
  }
}
