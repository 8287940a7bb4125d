import { managedPolicyArn } from './permissions-policy.ts'
import { ROLE_NAME } from './role-arn.ts'
import { principalArn, trustDocument, type Trust } from './trust-policy.ts'

/** A role that a customer is to make for us. */
export interface WantedRole extends Trust {
  readonly roleName: string
  /** Names of managed policies of AWS: what we may do with the role. */
  readonly policies: readonly string[]
}

/** What the stack is called, in the console and in links. */
export const STACK_NAME = 'quartermaster-role'

/**
 * A CloudFormation template that makes the role. Everything is filled in: the stack asks the customer for nothing, and a
 * link may set the parameters when the template lies at one address for all.
 */
export function roleTemplate(role: WantedRole): object {
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'A role that lets your AWS distributor look into this account, with an external ID.',
    Parameters: {
      RoleName: {
        Type: 'String',
        Default: role.roleName,
        AllowedPattern: ROLE_NAME.source,
        Description: 'Name of the role. Leave it as it is, unless you have a role of that name.',
      },
      TrustedPrincipal: {
        Type: 'String',
        Default: principalArn(role.partition, role.trustedAccountId),
        Description: 'Whom the role lets in. Leave it as it is.',
      },
      ExternalId: {
        Type: 'String',
        Default: role.externalId,
        MinLength: 2,
        MaxLength: 1224,
        Description: 'Belongs to this account only. Leave it as it is.',
      },
    },
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: { Ref: 'RoleName' },
          AssumeRolePolicyDocument: trustDocument({ Ref: 'TrustedPrincipal' }, { Ref: 'ExternalId' }),
          ManagedPolicyArns: role.policies.map((name) => managedPolicyArn(role.partition, name)),
        },
      },
    },
    Outputs: {
      RoleArn: {
        Description: 'Send this to your distributor.',
        Value: { 'Fn::GetAtt': ['Role', 'Arn'] },
      },
    },
  }
}

/** The parameters of the template for one role, as links carry them. */
export function templateParameters(role: WantedRole): Readonly<Record<string, string>> {
  return {
    RoleName: role.roleName,
    TrustedPrincipal: principalArn(role.partition, role.trustedAccountId),
    ExternalId: role.externalId,
  }
}
