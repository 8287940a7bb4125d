import { DescribeOrganizationCommand } from '@aws-sdk/client-organizations'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { askAws } from '../../../../src/main/core/aws/thread/ask-aws.ts'
import { organizationsFor } from '../../../../src/main/core/aws/thread/clients.ts'
import { identify } from '../../../../src/main/core/aws/thread/identify.ts'
import { forgetSessions, sessionOf } from '../../../../src/main/core/aws/thread/session.ts'
import type { Failure } from '../../../../src/shared/contract/failure.ts'
import { MANAGEMENT_ACCOUNT } from '../../../support/aws-double.ts'
import type { DoubleFault } from '../../../support/aws-double/faults.ts'
import { startAwsDouble } from '../../../support/start-aws-double.ts'

const context = { signal: new AbortController().signal, note: () => {} }

beforeEach(() => forgetSessions())

/** What a request ends as: its failure, or what came back. */
async function outcome(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Error && 'failure' in error) return error.failure
    throw error
  }
}

async function describeOrganization(): Promise<unknown> {
  const session = await sessionOf('payer')
  const client = organizationsFor(session)
  return await askAws({ action: 'DescribeOrganization', session }, context, (options) =>
    client.send(new DescribeOrganizationCommand({}), options),
  )
}

/** One row: what goes wrong, and the failure of a JSON service and of a query service. */
type Row = readonly [title: string, fault: DoubleFault, json: Partial<Failure>, xml: Partial<Failure>]

const unreachable = (why: RegExp): Partial<Failure> => ({
  code: 'aws-unreachable',
  why: expect.stringMatching(why),
})

const ROWS: readonly Row[] = [
  [
    'throttling',
    { kind: 'throttled' },
    { code: 'aws-throttled', action: 'DescribeOrganization' },
    { code: 'aws-throttled', action: 'GetCallerIdentity' },
  ],
  ['a bare 429', { kind: 'status', status: 429 }, { code: 'aws-throttled' }, { code: 'aws-throttled' }],
  [
    'a fault of AWS',
    { kind: 'broken' },
    unreachable(/fault of its own.*ServiceException/),
    unreachable(/fault of its own.*InternalFailure/),
  ],
  ['a page of a proxy, 403', { kind: 'html', status: 403 }, unreachable(/HTTP 403/), unreachable(/HTTP 403/)],
  ['a page of a proxy, 503', { kind: 'html', status: 503 }, unreachable(/HTTP 503/), unreachable(/HTTP 503/)],
  ['a sign-in page, 200', { kind: 'html', status: 200 }, unreachable(/not AWS/), unreachable(/not AWS/)],
  ['a redirection', { kind: 'status', status: 302 }, unreachable(/HTTP 302/), unreachable(/HTTP 302/)],
  ['400 without a body', { kind: 'status', status: 400 }, unreachable(/HTTP 400/), unreachable(/HTTP 400/)],
  ['a dropped socket', { kind: 'dropped' }, unreachable(/cut off/), unreachable(/cut off/)],
  ['a body cut short', { kind: 'cut' }, unreachable(/cut off/), unreachable(/cut off/)],
  ['an answer that got lost', { kind: 'lost' }, unreachable(/cut off/), unreachable(/cut off/)],
  ['no answer', { kind: 'silent' }, unreachable(/in time/), unreachable(/in time/)],
  [
    'a clock that is wrong',
    { kind: 'skewed' },
    { code: 'aws-refused', reason: 'RequestTimeTooSkewed' },
    { code: 'aws-refused', reason: 'RequestTimeTooSkewed' },
  ],
  [
    'an expired token',
    { kind: 'expired' },
    { code: 'aws-signed-out', profile: 'payer', command: null },
    { code: 'aws-signed-out', profile: 'payer', command: null },
  ],
  [
    'missing rights',
    { kind: 'denied', message: 'User: arn:aws:iam::1:user/x is not authorized to perform: it' },
    {
      code: 'aws-denied',
      profile: 'payer',
      why: 'User: arn:aws:iam::1:user/x is not authorized to perform: it.',
    },
    { code: 'aws-denied', action: 'GetCallerIdentity' },
  ],
  [
    'a reason that AWS models',
    {
      kind: 'error',
      name: 'ConstraintViolationException',
      reason: 'ACCOUNT_NUMBER_LIMIT_EXCEEDED',
    },
    { code: 'aws-refused', reason: 'ACCOUNT_NUMBER_LIMIT_EXCEEDED', next: expect.stringMatching(/quota/) },
    { code: 'aws-refused', reason: 'ConstraintViolationException' },
  ],
  [
    'an error that nobody knows',
    { kind: 'error', name: 'BrandNewException', message: 'Something new' },
    { code: 'aws-refused', reason: 'BrandNewException', why: 'AWS said BrandNewException: Something new.' },
    { code: 'aws-refused', reason: 'BrandNewException' },
  ],
]

describe('what an answer of AWS, or the lack of one, becomes', () => {
  test.each(ROWS)('%s', async (_title, fault, json, xml) => {
    const aws = await startAwsDouble()
    vi.stubEnv('QUARTERMASTER_AWS_TIMEOUT_MS', fault.kind === 'silent' ? '200' : '20000')
    aws.profileFiles({ payer: { kind: 'keys', accountId: MANAGEMENT_ACCOUNT } })
    aws.fault(fault)

    expect(await outcome(describeOrganization())).toMatchObject(json)
    expect(await outcome(identify({ profile: 'payer' }, context))).toMatchObject(xml)
  })

  test('an answer without a body is none of AWS', async () => {
    const aws = await startAwsDouble()
    aws.profileFiles({ payer: { kind: 'keys', accountId: MANAGEMENT_ACCOUNT } })
    aws.fault({ kind: 'empty-body' })

    expect(await outcome(identify({ profile: 'payer' }, context))).toMatchObject({ code: 'aws-unreachable' })
  })

  test('nothing listens at the endpoint', async () => {
    const aws = await startAwsDouble()
    aws.profileFiles({ payer: { kind: 'keys', accountId: MANAGEMENT_ACCOUNT } })
    // The discard service, which nobody runs.
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:9')

    expect(await outcome(identify({ profile: 'payer' }, context))).toMatchObject(
      unreachable(/Nothing answers/),
    )
  })

  test('a call that somebody cancels ends at once, as cancelled', async () => {
    const aws = await startAwsDouble()
    aws.profileFiles({ payer: { kind: 'keys', accountId: MANAGEMENT_ACCOUNT } })
    aws.fault({ kind: 'silent' })
    const controller = new AbortController()
    const work = outcome(identify({ profile: 'payer' }, { ...context, signal: controller.signal }))
    await vi.waitFor(() => expect(aws.requests).toHaveLength(1))
    controller.abort()

    expect(await work).toEqual({ code: 'cancelled' })
  })
})
