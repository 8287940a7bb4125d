import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index.ts'
import { roleKit, type KitFacts } from '../../../shared/domain/role-kit.ts'
import { writeRoleLetter } from '../../../shared/domain/role-letter.ts'
import type { MailText } from '../../../shared/domain/mail-text.ts'
import { peopleOf } from '../governance/customer-mail.ts'
import type { HandlerContext } from '../handler.ts'
import { draftMail } from '../outbox/draft-mail.ts'
import { notAllowed } from '../refusal.ts'
import { expectRoleAccount, partitionOf, trustedAccountOf } from './role-account.ts'
import type { KnownRoleAccount } from './role-account-view.ts'
import type { RoleConnectionRecord } from './role-connection-table.ts'
import { changeRoles } from './role-change.ts'

/** roles.kit: what a customer needs to make our role (ION-15, U-68). */
export function kitOf(
  { accountId }: ParsedInputOf<'roles.kit'>,
  context: HandlerContext,
): OutputOf<'roles.kit'> {
  const account = expectRoleAccount(context, accountId)
  const facts = kitFacts(account, context)
  const { subject, body } = letterTo(account, facts, context)
  return { ...mutable(roleKit(facts)), letter: { subject, body } }
}

/** roles.draftLetter: the letter as a draft in the outbox, for the people of the account's customer. */
export function draftLetter(
  { accountId }: ParsedInputOf<'roles.draftLetter'>,
  context: HandlerContext,
): OutputOf<'roles.draftLetter'> {
  const account = expectRoleAccount(context, accountId)
  const { customerKey, customer } = account
  if (customerKey === null || customer === null) {
    throw notAllowed('The account has no customer to write to. Link it to one, or copy the letter.')
  }
  const letter = letterTo(account, kitFacts(account, context), context)
  const actor = context.session.current().operator.name
  const intent = {
    account,
    type: 'MAIL_DRAFTED',
    label: `Drafted the letter about a role in ${accountId}`,
    isUndoable: true,
  }
  const { changeId, value: recipients } = changeRoles(context, intent, (tx) => {
    const people = peopleOf(tx, customerKey).map(({ email }) => email)
    if (people.length === 0) {
      throw notAllowed(`${customer.companyName} has no user to write to. Invite one, or copy the letter.`)
    }
    draftMail(tx, { ...letter, customerKey, recipients: people, actor })
    return people
  })
  context.events.publish({ kind: 'outbox.changed' })
  return { changeId, recipients }
}

/** What the role of an account is to be like; refused while it is not known whom it lets in. */
export function kitFacts(
  account: KnownRoleAccount & { readonly connection: RoleConnectionRecord | null },
  { session }: Pick<HandlerContext, 'session'>,
): KitFacts & { readonly connection: RoleConnectionRecord } {
  const { connection, accountId } = account
  const { settings } = session.current()
  if (connection === null || connection.state === 'removed') {
    throw notAllowed(`${accountId} has no external ID yet. Onboard the account first.`)
  }
  const trustedAccountId = trustedAccountOf(account, settings)
  if (trustedAccountId === null) {
    throw notAllowed(
      'It is not known which of your accounts the role shall let in. Enter it under Settings, General, Roles of customers.',
    )
  }
  const { roleName, policies, templateUrl } = settings.roleKit
  return {
    accountId,
    connection,
    partition: partitionOf(account, connection),
    trustedAccountId,
    externalId: connection.externalId,
    roleName,
    policies,
    templateUrl,
  }
}

function letterTo(
  { customer }: Pick<KnownRoleAccount, 'customer'>,
  facts: KitFacts,
  { session }: Pick<HandlerContext, 'session'>,
): MailText {
  const parties = {
    companyName: customer?.companyName ?? '',
    providerName: session.current().provider.name,
    firstName: null,
  }
  return writeRoleLetter(parties, { facts, link: roleKit(facts).link })
}

function mutable(kit: ReturnType<typeof roleKit>): Pick<OutputOf<'roles.kit'>, 'files' | 'link'> {
  return { files: kit.files.map((file) => ({ ...file })), link: kit.link }
}
