import { projectsOf } from '../governance/project-table.ts'
import { writeAccountChange } from '../pool/account-change-table.ts'
import { accountsText, CHANGE_EVENTS, changeLabel } from '../pool/change-wording.ts'
import { customerOf, govern } from './govern.ts'
import { seqsOfCustomer } from './sample-table.ts'
import type { Scene, Step } from './scene.ts'

/** Accounts of a customer go into its projects; some stay outside. */
export const projectSteps: readonly Step[] = [
  { daysAgo: 15, time: '13:40', happen: (scene) => assign(scene, 'Terminal tracking', 0, 3) },
  { daysAgo: 15, time: '13:45', happen: (scene) => assign(scene, 'Customs portal', 3, 5) },
]

function assign(scene: Scene, projectName: string, from: number, to: number): void {
  const customer = customerOf(scene, 'Hafenkontor Logistik')
  const project = projectsOf(scene.store, customer.key).find(({ name }) => name === projectName)
  if (project === undefined) throw new Error(`the sample has no project ${projectName}`)
  const seqs = Uint32Array.from(seqsOfCustomer(scene.store, customer.key).slice(from, to))
  const change = { kind: 'assign', projectId: project.id, customerId: customer.identifier } as const
  const label = changeLabel(change, accountsText(seqs.length), { customer: null, project: projectName })
  govern(scene, customer, { type: CHANGE_EVENTS.assign, label }, (tx) => {
    writeAccountChange(tx, seqs, { change, marketplace: null, customer: null, project: project.key })
    tx.describe({ rows: seqs.length, details: { project: projectName } })
  })
}
