import { describe, expect, it } from 'vitest'
import type { AccountId } from '../../../src/shared/domain/account-id.ts'
import { externalIdFrom } from '../../../src/shared/domain/external-id.ts'
import { stackPolicy } from '../../../src/shared/domain/permissions-policy.ts'
import { roleKit, type KitFacts } from '../../../src/shared/domain/role-kit.ts'
import { writeRoleLetter } from '../../../src/shared/domain/role-letter.ts'

const FACTS: KitFacts = {
  accountId: '210987654321' as AccountId,
  partition: 'aws',
  trustedAccountId: '100000000001' as AccountId,
  externalId: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  roleName: 'QuartermasterRole',
  policies: ['ReadOnlyAccess', 'job-function/Billing'],
  templateUrl: null,
}

function json(facts: KitFacts, title: string): unknown {
  const file = roleKit(facts).files.find((each) => each.title === title)
  return JSON.parse(file?.text ?? 'null')
}

describe('a role kit', () => {
  it.each([
    ['aws', 'arn:aws:iam::100000000001:root'],
    ['aws-cn', 'arn:aws-cn:iam::100000000001:root'],
    ['aws-us-gov', 'arn:aws-us-gov:iam::100000000001:root'],
    ['aws-eusc', 'arn:aws-eusc:iam::100000000001:root'],
  ] as const)('ION-15 in %s trusts our account there, by the external ID', (partition, AWS) => {
    expect(json({ ...FACTS, partition }, 'Trust policy')).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': FACTS.externalId } },
        },
      ],
    })
  })

  it('ION-15 has a template that makes the same role and asks the customer for nothing', () => {
    const template = json({ ...FACTS, partition: 'aws-cn' }, 'CloudFormation template') as {
      Parameters: Record<string, { Default: string }>
      Resources: { Role: { Properties: Record<string, unknown> } }
    }
    expect(template.Parameters).toMatchObject({
      RoleName: { Default: 'QuartermasterRole' },
      TrustedPrincipal: { Default: 'arn:aws-cn:iam::100000000001:root' },
      ExternalId: { Default: FACTS.externalId },
    })
    expect(template.Resources.Role.Properties).toMatchObject({
      AssumeRolePolicyDocument: {
        Statement: [{ Condition: { StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } } } }],
      },
      ManagedPolicyArns: [
        'arn:aws-cn:iam::aws:policy/ReadOnlyAccess',
        'arn:aws-cn:iam::aws:policy/job-function/Billing',
      ],
    })
  })

  it('DT-02 names the seven actions that creating it needs, as a policy, with the caveat', () => {
    expect(stackPolicy().Statement).toEqual([
      {
        Effect: 'Allow',
        Action: [
          'iam:CreatePolicy',
          'iam:CreateRole',
          'iam:AttachRolePolicy',
          'iam:GetRole',
          'cloudformation:CreateStack',
          'cloudformation:GetTemplateSummary',
          'sns:Publish',
        ],
        Resource: '*',
      },
    ])
    const { use } = roleKit(FACTS).files.find(({ fileName }) => fileName === 'stack-permissions.json') ?? {}
    expect(use).toContain('AdministratorAccess')
  })

  it.each([
    ['aws', 'https://console.aws.amazon.com/cloudformation/home?region=us-east-1#/stacks/'],
    ['aws-cn', 'https://console.amazonaws.cn/cloudformation/home?region=cn-north-1#/stacks/'],
    ['aws-us-gov', 'https://console.amazonaws-us-gov.com/cloudformation/home?region=us-gov-west-1#/stacks/'],
    ['aws-eusc', 'https://console.amazonaws-eusc.eu/cloudformation/home?region=eusc-de-east-1#/stacks/'],
  ] as const)('links to the console of %s', (partition, page) => {
    expect(roleKit({ ...FACTS, partition }).link).toBe(`${page}create/template?stackName=quartermaster-role`)
    const templateUrl = 'https://b.s3.amazonaws.com/role.json'
    const quick = roleKit({ ...FACTS, partition, templateUrl }).link ?? ''
    expect(quick.startsWith(`${page}quickcreate?`)).toBe(true)
    expect(Object.fromEntries(new URLSearchParams(quick.split('quickcreate?')[1]))).toEqual({
      templateURL: templateUrl,
      stackName: 'quartermaster-role',
      param_RoleName: 'QuartermasterRole',
      param_TrustedPrincipal: `arn:${partition}:iam::100000000001:root`,
      param_ExternalId: FACTS.externalId,
    })
  })

  it('has no link where the console is in no public network', () => {
    expect(roleKit({ ...FACTS, partition: 'aws-iso' }).link).toBeNull()
  })

  it('has a letter with everything to make the role by hand and what to answer', () => {
    const parties = { companyName: 'Acme', providerName: 'Northwind', firstName: null }
    const { body } = writeRoleLetter(parties, { facts: FACTS, link: roleKit(FACTS).link })
    expect(body).toContain('root owner')
    expect(body).toContain('"sts:ExternalId": "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"')
    expect(body).toContain('arn:aws:iam::210987654321:role/QuartermasterRole')
    expect(body).toContain('arn:aws:iam::aws:policy/ReadOnlyAccess')
  })
})

describe('an external ID', () => {
  it('is RFC 4648 base32 of the bytes', () => {
    expect(externalIdFrom(new TextEncoder().encode('foobarfoob'))).toBe('MZXW6YTBOJTG633C')
    expect(externalIdFrom(new Uint8Array(20))).toBe('A'.repeat(32))
    expect(externalIdFrom(new Uint8Array(20).fill(255))).toBe('7'.repeat(32))
  })
})
