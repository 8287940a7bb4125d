import { beforeEach, describe, expect, test, vi } from 'vitest'
import { identify } from '../../../../src/main/core/aws/thread/identify.ts'
import { partitionOf } from '../../../../src/main/core/aws/thread/partition.ts'
import { forgetSessions, sessionOf } from '../../../../src/main/core/aws/thread/session.ts'
import type { AwsDouble } from '../../../support/aws-double.ts'
import { startAwsDouble } from '../../../support/start-aws-double.ts'

const OTHER = '444455556666'
const ROLE = `arn:aws:iam::${OTHER}:role/Staff`
const NOWHERE = 'http://127.0.0.1:9'
const context = { signal: new AbortController().signal, note: () => {} }

beforeEach(() => forgetSessions())

/** The double, which only the files can lead to. */
async function fromFiles(): Promise<AwsDouble> {
  const aws = await startAwsDouble()
  vi.stubEnv('AWS_ENDPOINT_URL', undefined)
  aws.addRole({ arn: ROLE })
  return aws
}

describe('where requests go', () => {
  test('to the endpoint of the chosen profile, its role included, not to that of the default profile', async () => {
    const aws = await fromFiles()
    const base = { kind: 'keys', accountId: OTHER } as const
    aws.profileFiles({
      default: { ...base, extra: { endpoint_url: NOWHERE } },
      base,
      x: { kind: 'role', roleArn: ROLE, source: 'base', extra: { endpoint_url: aws.url } },
    })

    await identify({ profile: 'x' }, context)

    expect(aws.requests.map(({ operation, region }) => [operation, region])).toEqual([
      ['AssumeRole', 'eu-central-1'],
      ['GetCallerIdentity', 'eu-central-1'],
    ])
  })

  test('a variable of a service goes before the variable for all, then the services section, then the profile', async () => {
    const aws = await fromFiles()
    const keys = { kind: 'keys', accountId: OTHER } as const
    aws.profileFiles(
      { x: { ...keys, extra: { services: 'local', endpoint_url: 'http://profile' } } },
      { config: '[services local]\norganizations =\n  endpoint_url = http://section\n' },
    )
    const { endpointOf } = await sessionOf('x')

    expect([endpointOf('organizations'), endpointOf('sts')]).toEqual(['http://section', 'http://profile'])
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://all')
    expect([endpointOf('organizations'), endpointOf('sts')]).toEqual(['http://all', 'http://all'])
    vi.stubEnv('AWS_ENDPOINT_URL_STS', 'http://sts')
    expect([endpointOf('organizations'), endpointOf('sts')]).toEqual(['http://all', 'http://sts'])
    vi.stubEnv('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'true')
    expect([endpointOf('organizations'), endpointOf('sts')]).toEqual([null, null])
  })

  test('a profile without a region has that of its partition', async () => {
    const aws = await startAwsDouble()
    aws.profileFiles(
      {},
      {
        config: '[profile x]\nrole_arn = arn:aws-cn:iam::444455556666:role/Staff\nsource_profile = base\n',
        credentials: '[base]\naws_access_key_id = a\naws_secret_access_key = b\n',
      },
    )

    expect(await sessionOf('x')).toMatchObject({ region: 'cn-north-1', partition: { id: 'aws-cn' } })
    expect(await sessionOf('base')).toMatchObject({ region: 'us-east-1', partition: { id: 'aws' } })
  })

  test.each([
    ['eu-west-1', 'aws', 'us-east-1'],
    ['cn-north-1', 'aws-cn', 'cn-northwest-1'],
    ['us-gov-east-1', 'aws-us-gov', 'us-gov-west-1'],
    ['eusc-de-east-1', 'aws-eusc', 'eusc-de-east-1'],
    ['us-isob-east-1', 'aws-iso-b', 'us-isob-east-1'],
  ])(
    'a profile in %s is of the partition %s, whose Organizations are in %s',
    (region, id, organizationsRegion) => {
      expect(partitionOf(region, undefined)).toMatchObject({ id, organizationsRegion })
    },
  )
})
