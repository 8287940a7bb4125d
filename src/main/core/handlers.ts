import type { NamesOf } from '../../shared/contract/index.ts'
import { actionHandlers } from './actions/handlers.ts'
import { activityHandlers } from './activity/handlers.ts'
import { awsHandlers } from './aws/handlers.ts'
import { customerHandlers } from './customers/handlers.ts'
import { dashboardHandlers } from './dashboard/handlers.ts'
import { departureHandlers } from './departures/handlers.ts'
import { evidenceHandlers } from './evidence/handlers.ts'
import { governanceHandlers } from './governance/handlers.ts'
import type { HandlersOf } from './handler.ts'
import { importHandlers } from './imports/handlers.ts'
import { inviteHandlers } from './invites/handlers.ts'
import { jobHandlers } from './jobs/handlers.ts'
import { listingHandlers } from './listings/handlers.ts'
import { outboxHandlers } from './outbox/handlers.ts'
import { orderHandlers } from './orders/handlers.ts'
import { organizationHandlers } from './payers/handlers.ts'
import { poolHandlers } from './pool/handlers.ts'
import { roleHandlers } from './roles/handlers.ts'
import { requestHandlers } from './requests/handlers.ts'
import { requestListHandlers } from './requests-list/handlers.ts'
import { settingsHandlers } from './settings/handlers.ts'

/** Every query and command there is; a missing handler does not compile. */
export const handlers: HandlersOf<NamesOf<'query' | 'command'>> = {
  ...settingsHandlers,
  ...poolHandlers,
  ...importHandlers,
  ...orderHandlers,
  ...activityHandlers,
  ...customerHandlers,
  ...dashboardHandlers,
  ...outboxHandlers,
  ...governanceHandlers,
  ...inviteHandlers,
  ...requestListHandlers,
  ...listingHandlers,
  ...evidenceHandlers,
  ...organizationHandlers,
  ...roleHandlers,
  ...awsHandlers,
  ...actionHandlers,
  ...requestHandlers,
  ...departureHandlers,
  ...jobHandlers,
}
