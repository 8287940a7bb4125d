import { letter, type MailParties, type MailText } from './mail-text.ts'
import { managedPolicyArn } from './permissions-policy.ts'
import type { KitFacts } from './role-kit.ts'
import { trustPolicy } from './trust-policy.ts'

/** Asks a customer to make our role in an account, step by step (ION-15). `link` as the kit has it. */
export function writeRoleLetter(
  parties: MailParties,
  { facts, link }: { readonly facts: KitFacts; readonly link: string | null },
): MailText {
  const { accountId, roleName, externalId } = facts
  const policies = facts.policies.map((name) => managedPolicyArn(facts.partition, name)).join('\n   ')
  const place = link === null ? 'the CloudFormation page of your console' : link
  const shortest =
    facts.templateUrl === null
      ? `The shortest way: save the template role-template-${accountId}.json that we give you with this letter, open ${place}, choose “Upload a template file”, and create the stack.`
      : `The shortest way: open ${place} and create the stack. Everything is filled in.`
  return {
    purpose: 'role',
    subject: `A role in your AWS account ${accountId}`,
    body: letter(parties, [
      `to look after your AWS account ${accountId}, we need a role in it. Please sign in to that account as its root owner or as an IAM user who may create roles, and make it.`,
      shortest,
      [
        'Or by hand, in IAM:',
        '1. Create a role with a custom trust policy: the text at the end of this letter.',
        `2. Attach to it\n   ${policies}`,
        `3. Name it ${roleName}.`,
      ].join('\n'),
      `The external ID ${externalId} belongs to this account only. It is no password, but please do not change it: without it nobody gets in, and we could not either.`,
      'Then answer this mail with the ARN of the role. It looks like this:',
      `arn:${facts.partition}:iam::${accountId}:role/${roleName}`,
      `The trust policy:\n\n${JSON.stringify(trustPolicy(facts), null, 2)}`,
    ]),
  }
}
