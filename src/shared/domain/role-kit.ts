import type { AccountId } from './account-id.ts'
import { AWS_PARTITION_LABELS } from './aws-partition.ts'
import { stackLink } from './console-link.ts'
import { managedPolicyArn, stackPolicy, STACK_ACTIONS_CAVEAT } from './permissions-policy.ts'
import { roleTemplate, STACK_NAME, templateParameters, type WantedRole } from './role-template.ts'
import { trustPolicy } from './trust-policy.ts'

/** What a kit is made from: the role that is wanted, in which account, and where the template lies for all. */
export interface KitFacts extends WantedRole {
  readonly accountId: AccountId
  readonly templateUrl: string | null
}

/** One file of a kit: people copy it or save it. */
export interface KitFile {
  readonly fileName: string
  readonly title: string
  /** What it is for, in a sentence. */
  readonly use: string
  readonly text: string
}

/** Everything a customer needs to make our role (ION-15). */
export interface RoleKit {
  readonly files: readonly KitFile[]
  /** Begins the stack in the customer's console; null where there is no public console. */
  readonly link: string | null
}

/** The kit of an account. */
export function roleKit(facts: KitFacts): RoleKit {
  const { accountId, partition, templateUrl } = facts
  const policyArns = facts.policies.map((name) => managedPolicyArn(partition, name))
  const files: KitFile[] = [
    {
      fileName: `role-template-${accountId}.json`,
      title: 'CloudFormation template',
      use: 'Makes the role with everything it needs. The shortest way.',
      text: asJson(roleTemplate(facts)),
    },
    {
      fileName: `role-trust-policy-${accountId}.json`,
      title: 'Trust policy',
      use: `Lets in ${facts.trustedAccountId} in ${AWS_PARTITION_LABELS[partition]}, with the external ID of this account only.`,
      text: asJson(trustPolicy(facts)),
    },
    {
      fileName: `role-permissions-${accountId}.txt`,
      title: 'Permissions of the role',
      use: 'Policies to attach to the role when it is made by hand.',
      text: `${policyArns.join('\n')}\n`,
    },
    {
      fileName: 'stack-permissions.json',
      title: 'Permissions for whoever makes it',
      use: `The seven actions that creating the stack needs. ${STACK_ACTIONS_CAVEAT}`,
      text: asJson(stackPolicy()),
    },
  ]
  const parameters = templateParameters(facts)
  return { files, link: stackLink({ partition, stackName: STACK_NAME, templateUrl, parameters }) }
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
