import { proposeIdentifier } from '../../../shared/domain/customer.ts'
import { insertMessage, insertReceipt } from '../governance/message-table.ts'
import { insertProject } from '../governance/project-table.ts'
import { insertQuota } from '../governance/quota-table.ts'
import { insertTag, insertTagValue, tagByName, type TagFields } from '../governance/tag-table.ts'
import { insertUser, updateUser, usersOf } from '../governance/user-table.ts'
import { changeRecord } from '../store/record-table.ts'
import { customerOf, govern } from './govern.ts'
import { OWN_CUSTOMERS } from './sample-customers.ts'
import { ADMIN, STAFF } from './sample-people.ts'
import type { Scene, Step } from './scene.ts'

/** What staff did to govern the customers: users, tags, quotas, projects, messages. */
export const governanceSteps: readonly Step[] = [
  { daysAgo: 90, time: '08:40', happen: defineTags },
  { daysAgo: 89, time: '09:30', happen: acceptUsers },
  { daysAgo: 88, time: '10:05', happen: (scene) => OWN_CUSTOMERS.forEach(({ name }) => tag(scene, name)) },
  { daysAgo: 60, time: '09:10', happen: (scene) => setQuota(scene, 'Hafenkontor Logistik', 60) },
  { daysAgo: 59, time: '09:10', happen: (scene) => setQuota(scene, 'Nordhimmel Airways', 80) },
  { daysAgo: 58, time: '11:40', happen: addProjects },
  { daysAgo: 34, time: '15:20', happen: assignSelf },
  { daysAgo: 12, time: '14:00', happen: sendMessages },
]

const PLAIN_TAG = { choices: [], pattern: null, defaultValue: null, isImmutable: false, isMandatory: false }
const TAGS: readonly TagFields[] = [
  {
    ...PLAIN_TAG,
    name: 'Cost centre',
    description: 'Four digits of our own books.',
    type: 'text',
    pattern: '\\d{4}',
    isRestricted: true,
  },
  {
    ...PLAIN_TAG,
    name: 'Segment',
    description: '',
    type: 'choice',
    choices: ['Small', 'Mid', 'Enterprise'],
    isRestricted: false,
  },
]

function defineTags({ store, record }: Scene): void {
  for (const definition of TAGS) {
    const { name } = definition
    record({ type: 'SETTINGS_CHANGED', label: `Added tag ${name}`, subject: name }, (tx) => {
      tx.remember('tagDefinition', insertTag(tx.db, store.ports.newId(), definition), 1, null)
    })
  }
}

/** Nine of ten accept; the others leave their invitation to expire. */
function acceptUsers(scene: Scene): void {
  for (const { name } of OWN_CUSTOMERS) {
    const customer = customerOf(scene, name)
    for (const user of usersOf(scene.store, customer.key)) {
      if (scene.random.chance(10)) continue
      const label = `${user.email} accepted the invitation to ${name}`
      govern(scene, customer, { type: 'USER_ACCEPTED_INVITATION', label }, (tx) => {
        changeRecord(tx, { entity: 'customerUser', key: user.key }, () =>
          updateUser(tx.db, user.key, { role: user.role, state: 'active', emailConfirmedAt: null }),
        )
      })
    }
  }
}

function tag(scene: Scene, name: string): void {
  const customer = customerOf(scene, name)
  const values = [
    ['Cost centre', String(scene.random.integer(4100, 4899))],
    ['Segment', scene.random.pick(['Small', 'Mid', 'Enterprise'])],
  ] as const
  govern(scene, customer, { type: 'CUSTOMER_TAGS_EDITED', label: `Edited the tags of ${name}` }, (tx) => {
    for (const [tagName, value] of values) {
      const definition = tagByName(tx.db, tagName)
      if (definition === null) throw new Error(`the sample has no tag ${tagName}`)
      const stored = { definitionKey: definition.key, customerKey: customer.key, value }
      tx.remember('tagValue', insertTagValue(tx.db, stored), 1, null)
    }
  })
}

function setQuota(scene: Scene, name: string, most: number): void {
  const customer = customerOf(scene, name)
  const label = `Set the quota of ${name}: ${most} accounts`
  govern(scene, customer, { type: 'CUSTOMER_QUOTA_EDITED', label }, (tx) => {
    tx.remember('quota', insertQuota(tx.db, { customerKey: customer.key, kind: 'accounts', most }), 1, null)
    tx.describe({ rows: 1, details: { before: null, after: most } })
  })
}

function addProjects(scene: Scene): void {
  const customer = customerOf(scene, 'Hafenkontor Logistik')
  for (const name of ['Terminal tracking', 'Customs portal', 'Data platform']) {
    govern(scene, customer, { type: 'PROJECT_CREATED', label: `Created project ${name}` }, (tx) => {
      const project = { id: tx.newId(), customerKey: customer.key, name, identifier: proposeIdentifier(name) }
      tx.remember('project', insertProject(tx.db, { ...project, createdAt: tx.at }), 1, null)
    })
  }
}

/** The admin looks after one reseller himself (MSH-12): its messages are shown to him. */
function assignSelf(scene: Scene): void {
  const customer = customerOf(scene, 'Kranich IT Services')
  const label = `${ADMIN} assigned self to ${customer.companyName}`
  govern(scene, customer, { type: 'USER_ASSIGNED_HIMSELF', label, actor: ADMIN }, (tx) => {
    const [firstName = '', lastName = ''] = ADMIN.split(' ')
    const user = {
      customerKey: customer.key,
      firstName,
      lastName,
      email: 'maya.lindqvist@northwind-distribution.example',
    }
    const key = insertUser(tx.db, {
      ...user,
      id: tx.newId(),
      jobFunction: null,
      role: 'admin',
      state: 'active',
      operatorKey: 1,
      invitedAt: tx.at,
      expiresAt: null,
    })
    tx.remember('customerUser', key, 1, null)
  })
}

function sendMessages(scene: Scene): void {
  const customer = customerOf(scene, 'Hafenkontor Logistik')
  const messages = [
    [
      'all_must_read',
      'From 1 January on, invoices name the cost centre of each account. Please check yours.',
    ],
    [
      'single_read_only',
      'The yearly review is due: one of you, please send us the list of accounts to keep.',
    ],
  ] as const
  for (const [mode, body] of messages) {
    const label = `Sent a message to ${customer.companyName}`
    govern(scene, customer, { type: 'MESSAGE_SENT', label }, (tx) => {
      const sent = { customerKey: customer.key, body, mode, sentAt: tx.at, sentBy: STAFF }
      const key = insertMessage(tx.db, { ...sent, id: tx.newId() })
      tx.remember('message', key, 1, null)
      const reader = usersOf(tx.db, customer.key).find(({ state }) => state === 'active')
      if (mode !== 'all_must_read' || reader === undefined) return
      const receipt = {
        messageKey: key,
        userKey: reader.key,
        acknowledgedAt: tx.at,
        evidence: 'Told on the phone',
      }
      tx.remember('messageReceipt', insertReceipt(tx.db, receipt), 1, null)
    })
  }
}
