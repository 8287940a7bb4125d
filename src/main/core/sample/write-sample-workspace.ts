import { prepareWorkspace } from '../settings/prepare-workspace.ts'
import { DEFAULT_SETTINGS } from '../settings/settings-table.ts'
import { setWorkspaceValue } from '../settings/workspace-table.ts'
import { writePreference, type Store } from '../store/change.ts'
import { openWorkspaceFile } from '../store/open-database.ts'
import { addingSteps } from './adding-steps.ts'
import { approvalSteps } from './approval-steps.ts'
import { careSteps } from './care-steps.ts'
import { departureSteps } from './departure-steps.ts'
import { governanceSteps } from './governance-steps.ts'
import { inviteSteps } from './invite-steps.ts'
import { openingSteps } from './opening-steps.ts'
import { orderSteps } from './order-steps.ts'
import { organizationSteps } from './organization-steps.ts'
import { projectSteps } from './project-steps.ts'
import { requestSteps } from './request-steps.ts'
import { roleSteps } from './role-steps.ts'
import { customerSteps } from './customer-steps.ts'
import { createRandom } from './random.ts'
import { ADMIN, OWN_PROVIDER } from './sample-people.ts'
import { createSamplePorts } from './sample-ports.ts'
import { createScene, play } from './scene.ts'

const SEED = 20_261_121

/**
 * Writes a made-up workspace into a file that does not exist yet: about 2,400 accounts, the organizations they are in, and
 * what happened to them in the three months before `now`. The same `now` gives the same workspace.
 */
export function writeSampleWorkspace(file: string, now: Date = new Date()): void {
  const random = createRandom(SEED)
  const ports = createSamplePorts(random, new Date(now.getTime() - 92 * 86_400_000))
  const store: Store = { connection: openWorkspaceFile(file), ports }
  try {
    // Nobody would miss a half-written sample: it is made again.
    store.connection.pragma('synchronous = OFF')
    prepareWorkspace(store, {
      provider: OWN_PROVIDER,
      operator: { name: ADMIN, email: 'maya.lindqvist@northwind-distribution.example' },
      settings: { ...DEFAULT_SETTINGS, workspaceName: 'Sample workspace' },
    })
    writePreference(store, (db) => setWorkspaceValue(db, 'is_sample', '1'))
    const scene = createScene(store, random, now)
    const steps = [
      ...openingSteps,
      ...approvalSteps,
      ...customerSteps,
      ...governanceSteps,
      ...addingSteps,
      ...orderSteps,
      ...careSteps,
      ...projectSteps,
      ...organizationSteps,
      ...roleSteps,
      ...inviteSteps,
      ...requestSteps,
      ...departureSteps,
    ]
    play(scene, steps, ports)
    store.connection.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    store.connection.close()
  }
}
