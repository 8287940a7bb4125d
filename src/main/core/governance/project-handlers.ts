import type { NamesOf } from '../../../shared/contract/index.ts'
import { whyNothingNew } from '../../../shared/domain/customer.ts'
import { whyProjectStays } from '../../../shared/domain/project.ts'
import type { HandlersOf } from '../handler.ts'
import { wrongField } from '../refusal.ts'
import { expectRow } from '../settings/settings-change.ts'
import { changeRecord, removeRow } from '../store/record-table.ts'
import { whyOverQuota } from './check-quota.ts'
import { changeGoverned, customerNamed, customerOf, refuseWhy } from './governed-change.ts'
import {
  accountsOfProjects,
  insertProject,
  projectById,
  projectByIdentifier,
  projectsOf,
  renameProject,
} from './project-table.ts'
import { publicQuota } from './quota-handlers.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `projects.${string}`>

/** projects.*: what a customer works on, and with how many of its accounts. */
export const projectHandlers: HandlersOf<Name> = {
  'projects.list': ({ customerId }, context) => {
    const { key } = customerNamed(context, customerId)
    const accounts = accountsOfProjects(context.store, key)
    const projects = projectsOf(context.store, key).map(
      ({ key: projectKey, customerKey: _customer, ...project }) => ({
        ...project,
        accounts: accounts.get(projectKey) ?? 0,
      }),
    )
    return { projects, quota: publicQuota(context.store, key, 'projects') }
  },
  'projects.create': ({ customerId, identifier, name }, context) => {
    const customer = customerNamed(context, customerId)
    const { key, companyName } = customer
    refuseWhy(whyNothingNew(customer))
    if (projectByIdentifier(context.store, key, identifier) !== null) {
      throw wrongField('identifier', `${companyName} has a project ${identifier} already. Give another one.`)
    }
    const label = `Created project ${name} of ${companyName}`
    return changeGoverned(
      context,
      { type: 'PROJECT_CREATED', label, subject: identifier, customer: key },
      (tx) => {
        refuseWhy(whyOverQuota(tx.db, key, 'projects', 1))
        const project = { id: tx.newId(), customerKey: key, identifier, name, createdAt: tx.at }
        tx.remember('project', insertProject(tx.db, project), 1, null)
        tx.describe({ rows: 1, details: { after: { identifier, name } } })
      },
    )
  },
  'projects.rename': ({ name, ...named }, context) => {
    const project = expectRow('project', projectById(context.store, named.id), named)
    const customer = customerOf(context, project.customerKey)
    if (name === project.name) return { changeId: null }
    const label = `Renamed project ${project.name} of ${customer.companyName} to ${name}`
    const intent = { type: 'CUSTOMER_UPDATED', label, subject: project.identifier, customer: customer.key }
    return changeGoverned(context, intent, (tx) => {
      changeRecord(tx, { entity: 'project', key: project.key }, () => renameProject(tx.db, project.key, name))
      tx.describe({ rows: 1, details: { before: { name: project.name }, after: { name } } })
    })
  },
  'projects.remove': (named, context) => {
    const project = expectRow('project', projectById(context.store, named.id), named)
    const customer = customerOf(context, project.customerKey)
    const { identifier, name } = project
    const label = `Deleted project ${name} of ${customer.companyName}`
    const intent = { type: 'PROJECT_DELETED', label, subject: identifier, customer: customer.key }
    return changeGoverned(context, intent, (tx) => {
      refuseWhy(whyProjectStays(name, accountsOfProjects(tx.db, customer.key).get(project.key) ?? 0))
      changeRecord(tx, { entity: 'project', key: project.key }, () =>
        removeRow(tx.db, 'project', project.key),
      )
      tx.describe({ rows: 1, details: { before: { identifier, name } } })
    })
  },
}
