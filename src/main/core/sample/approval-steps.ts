import { proposeIdentifier } from '../../../shared/domain/customer.ts'
import {
  writeInvitationMail,
  writeVerificationMail,
  type MailParties,
} from '../../../shared/domain/mail-text.ts'
import { createCustomer } from '../customers/create-customer.ts'
import type { CustomerRecord } from '../customers/customer-table.ts'
import { updateCustomerStanding } from '../governance/customer-standing-table.ts'
import { insertUser } from '../governance/user-table.ts'
import { draftMail } from '../outbox/draft-mail.ts'
import { readSettings, writeSettings } from '../settings/settings-table.ts'
import { changeRecord } from '../store/record-table.ts'
import { customerOf, govern } from './govern.ts'
import { ADMIN, OWN_PROVIDER, STAFF } from './sample-people.ts'
import type { Scene, Step } from './scene.ts'

/** Who comes, waits, and is kept out: registrations wait for approval, one customer is disabled, one user invited. */
export const approvalSteps: readonly Step[] = [
  { daysAgo: 90, time: '08:20', happen: needApproval },
  { daysAgo: 9, time: '10:30', happen: disableOne },
  { daysAgo: 2, time: '16:15', happen: inviteColleague },
  { daysAgo: 1, time: '09:45', happen: registerTwo },
]

function needApproval({ store, record }: Scene): void {
  const before = readSettings(store)
  record({ type: 'SETTINGS_CHANGED', label: 'Edited the settings', subject: 'Settings' }, (tx) => {
    writeSettings(tx.db, { ...before.settings, needsApproval: true }, before.rev + 1)
    tx.remember('settings', 1, before.rev + 1, { ...before })
  })
}

function disableOne(scene: Scene): void {
  const customer = customerOf(scene, 'Kastanie Verlag')
  const label = `Disabled ${customer.companyName}`
  govern(scene, customer, { type: 'CUSTOMER_STATUS_CHANGED', label, actor: ADMIN }, (tx) => {
    const reason = 'The card on file expired, two reminders were not answered'
    changeRecord(tx, { entity: 'customer', key: customer.key }, () =>
      updateCustomerStanding(tx.db, customer.key, { status: 'disabled', code: 'payment_method', reason }),
    )
    tx.describe({ rows: 1, details: { code: 'payment_method', reason } })
  })
}

function partiesOf(customer: Pick<CustomerRecord, 'companyName'>, firstName: string): MailParties {
  return { companyName: customer.companyName, providerName: OWN_PROVIDER.name, firstName }
}

function inviteColleague(scene: Scene): void {
  const customer = customerOf(scene, 'Waldmeister Software')
  const email = 'nora.berg@waldmeister-software.example'
  govern(
    scene,
    customer,
    { type: 'USER_INVITED', label: `Invited ${email} to ${customer.companyName}` },
    (tx) => {
      const expiresAt = new Date(Date.parse(tx.at) + 14 * 86_400_000).toISOString()
      const user = {
        customerKey: customer.key,
        firstName: 'Nora',
        lastName: 'Berg',
        email,
        role: 'admin' as const,
      }
      const states = { jobFunction: 'Cloud lead', state: 'invited' as const, operatorKey: null }
      const key = insertUser(tx.db, { ...user, ...states, id: tx.newId(), invitedAt: tx.at, expiresAt })
      tx.remember('customerUser', key, 1, null)
      const invitation = { role: user.role, invitedBy: STAFF, expiresAt }
      const mail = writeInvitationMail(partiesOf(customer, 'Nora'), invitation)
      draftMail(tx, { ...mail, customerKey: customer.key, recipients: [email], actor: STAFF })
    },
  )
}

/** Two companies registered themselves and wait for approval (MSH-05); the mail that says so waits in the outbox. */
function registerTwo(scene: Scene): void {
  const { store, record } = scene
  const { settings } = readSettings(store)
  const owner = { ports: store.ports, provider: OWN_PROVIDER, providerKey: 1, settings }
  for (const name of ['Strandläufer Reisen', 'Isbjerg Data']) {
    const identifier = proposeIdentifier(name)
    const email = `info@${identifier}.example`
    record(
      { type: 'CUSTOMER_REGISTERED', label: `${name} registered`, subject: identifier, actor: STAFF },
      (tx) => {
        const users = [{ email, firstName: 'Toni', lastName: 'Falk', role: 'owner' as const }]
        const place = { identifier, companyName: name, kind: 'end_customer' as const, parentKey: null }
        const { key, rows } = createCustomer(tx, owner, { ...place, origin: 'registered', users })
        tx.describe({ rows: rows + 1, customer: key })
        const mail = writeVerificationMail(partiesOf({ companyName: name }, 'Toni'))
        draftMail(tx, { ...mail, customerKey: key, recipients: [email], actor: STAFF })
      },
    )
  }
}
