import { text, type Asking, type Service } from './asking.ts'
import { AwsNo } from './aws-no.ts'
import type { DoubleRole } from './state.ts'

/** The operations of IAM that make a role in the caller's account. */
export const iamService: Service = {
  CreateRole: (asking) => {
    const arn = arnOf(asking)
    if (asking.state.roles.has(arn)) {
      throw new AwsNo('EntityAlreadyExists', `Role with name ${text(asking, 'RoleName')} already exists.`, {
        status: 409,
      })
    }
    const trustPolicy = JSON.parse(text(asking, 'AssumeRolePolicyDocument')) as TrustPolicy
    const role: DoubleRole = {
      arn,
      externalId: trustPolicy.Statement[0]?.Condition?.StringEquals?.['sts:ExternalId'] ?? null,
      mfaSerial: null,
      trusts: null,
      trustPolicy,
      policies: {},
      attached: [],
    }
    asking.state.roles.set(arn, role)
    return { Role: describe(asking, role) }
  },
  GetRole: (asking) => ({ Role: describe(asking, roleOf(asking)) }),
  PutRolePolicy: (asking) => {
    roleOf(asking).policies[text(asking, 'PolicyName')] = JSON.parse(
      text(asking, 'PolicyDocument'),
    ) as unknown
    return {}
  },
  AttachRolePolicy: (asking) => {
    const { attached } = roleOf(asking)
    const policyArn = text(asking, 'PolicyArn')
    // Attaching twice is attaching once.
    if (!attached.includes(policyArn)) attached.push(policyArn)
    return {}
  },
  ListAttachedRolePolicies: (asking) => ({
    AttachedPolicies: roleOf(asking).attached.map((PolicyArn) => ({ PolicyArn })),
    IsTruncated: false,
  }),
  DetachRolePolicy: (asking) => {
    const { attached } = roleOf(asking)
    const place = attached.indexOf(text(asking, 'PolicyArn'))
    if (place < 0) throw new AwsNo('NoSuchEntity', 'The policy is not attached.', { status: 404 })
    attached.splice(place, 1)
    return {}
  },
  DeleteRolePolicy: (asking) => {
    delete roleOf(asking).policies[text(asking, 'PolicyName')]
    return {}
  },
  DeleteRole: (asking) => {
    const role = roleOf(asking)
    if (role.attached.length + Object.keys(role.policies).length > 0) {
      throw new AwsNo('DeleteConflict', 'Cannot delete entity, must detach all policies first.', {
        status: 409,
      })
    }
    asking.state.roles.delete(role.arn)
    return {}
  },
}

interface TrustPolicy {
  readonly Statement: readonly {
    readonly Condition?: { readonly StringEquals?: Readonly<Record<string, string>> }
  }[]
}

function arnOf(asking: Asking): string {
  const partition = asking.caller.arn.split(':')[1] ?? 'aws'
  return `arn:${partition}:iam::${asking.caller.accountId}:role/${text(asking, 'RoleName')}`
}

function roleOf(asking: Asking): DoubleRole {
  const role = asking.state.roles.get(arnOf(asking))
  if (role !== undefined) return role
  throw new AwsNo('NoSuchEntity', `The role with name ${text(asking, 'RoleName')} cannot be found.`, {
    status: 404,
  })
}

function describe(asking: Asking, role: DoubleRole): object {
  return {
    Path: '/',
    RoleName: text(asking, 'RoleName'),
    RoleId: 'AROAEXAMPLE',
    Arn: role.arn,
    CreateDate: new Date().toISOString(),
    AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(role.trustPolicy ?? {})),
  }
}
