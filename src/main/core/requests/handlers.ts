import type { NamesOf } from '../../../shared/contract/index.ts'
import { modelEmailWarning } from '../../../shared/domain/root-email.ts'
import { refOfKey } from '../activity/event-filter.ts'
import type { HandlersOf } from '../handler.ts'
import { providerByKey } from '../settings/provider-table.ts'
import { creationHandlers } from './creation-handlers.ts'
import { creationCommands } from './create-account-cli.ts'
import { requestDraftHandlers } from './draft-handlers.ts'
import { requestNamed } from './own-request.ts'
import { requestRow } from './request-view.ts'
import { whyNotRootEmail } from './root-email-use.ts'

/** Everything about requests but their list, which has rows of other kinds too (core/requests-list). */
type Name = Exclude<
  Extract<NamesOf<'query' | 'command'>, `requests.${string}`>,
  'requests.page' | 'requests.copy'
>

/** requests.*: new accounts (ION-12, ION-13, ION-18). */
export const requestHandlers: HandlersOf<Name> = {
  ...requestDraftHandlers,
  ...creationHandlers,
  'requests.get': ({ id }, context) => {
    const { request, payer } = requestNamed(context, id)
    const row = requestRow(context.store, request.key)
    if (row === null) throw new Error('a request that was just found is there')
    const customer = refOfKey(context.store, request.customerKey ?? undefined, payer.providerKey)
    return { request: row, customer, commands: [...creationCommands(request, payer.profile)] }
  },
  'requests.checkEmail': ({ email, model, exceptId }, { store, session }) => {
    const typed = email.trim()
    const domains = providerByKey(store, session.current().providerKey)?.emailDomains ?? []
    const problem = whyNotRootEmail(store, typed, exceptId)
    const warning = problem === null && model !== null ? modelEmailWarning(typed, model, domains) : null
    return { problem, warning }
  },
}
