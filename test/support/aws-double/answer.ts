import type { IncomingMessage, ServerResponse } from 'node:http'
import { accountsService } from './accounts-service.ts'
import type { Answer, Service } from './asking.ts'
import { AwsNo } from './aws-no.ts'
import { creationsService } from './creations-service.ts'
import { breakAnswer, faultFor, noOf, type DoubleFault } from './faults.ts'
import { iamService } from './iam-service.ts'
import { invitationsService } from './invitations-service.ts'
import { signOnService } from './sign-on-service.ts'
import type { DoubleState } from './state.ts'
import { stsService } from './sts-service.ts'
import { asXml, noAsJson, noAsXml, readRequest, type WireRequest } from './wire.ts'

const services: Readonly<Record<string, Service>> = {
  organizations: { ...accountsService, ...invitationsService, ...creationsService },
  sts: stsService,
  iam: iamService,
  sso: signOnService,
  'sso-oidc': signOnService,
  cur: {
    DescribeReportDefinitions: ({ caller, state }) => ({
      ReportDefinitions: state.reportDefinitions.get(caller.accountId) ?? [],
    }),
  },
}

/** Nobody signs at the portal. */
const UNSIGNED: ReadonlySet<string> = new Set(['sso', 'sso-oidc'])

/** Faults that meet the answer of what was done. */
const DOES_IT: ReadonlySet<DoubleFault['kind']> = new Set(['lost', 'cut', 'unanswered'])

/** Answers one request as AWS does, or as the fault wants it. */
export async function answer(
  state: DoubleState,
  counts: Map<DoubleFault, number>,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await readRequest(message)
  const { service, operation, input, accessKeyId, region, isXml } = request
  state.requests.push({ service, operation, input, accessKeyId, region })
  const fault = faultFor(state.faults, counts, operation)
  try {
    const no = fault === null ? null : noOf(fault, isXml)
    if (no !== null) throw no
    // A proxy, a dropped socket: the request never arrived.
    if (fault !== null && !DOES_IT.has(fault.kind) && breakAnswer(fault, response, '')) return
    const given = work(request, state)
    const answered = fault?.kind === 'empty-page' ? emptied(given) : given
    const told = fault?.kind === 'same-token' ? { ...answered, NextToken: '0' } : answered
    const body = isXml ? asXml(operation, told) : JSON.stringify(told)
    if (fault !== null && breakAnswer(fault, response, body)) return
    send(response, 200, body, isXml)
  } catch (error) {
    if (!(error instanceof AwsNo)) throw error
    response.setHeader('x-amzn-errortype', error.name)
    send(response, error.status, isXml ? noAsXml(error) : noAsJson(error), isXml)
  }
}

function work(request: WireRequest, state: DoubleState): Answer {
  const { service, operation, input, accessKeyId, isXml } = request
  const known = services[service]?.[operation]
  if (known === undefined)
    throw new AwsNo('UnknownOperationException', `There is no ${service}:${operation}.`)
  const caller = state.callers.get(accessKeyId ?? '')
  if (caller === undefined && !UNSIGNED.has(service)) {
    const what = 'The security token included in the request is invalid.'
    throw new AwsNo(isXml ? 'InvalidClientTokenId' : 'UnrecognizedClientException', what, { status: 403 })
  }
  return known({ operation, input, caller: caller ?? { accountId: '', arn: '' }, state })
}

/** A page without entries whose token leads to where it began. */
function emptied(given: Answer): Answer {
  const lists = Object.entries(given).map(([name, value]) => [name, Array.isArray(value) ? [] : value])
  return { ...Object.fromEntries(lists), NextToken: '0' } as Answer
}

function send(response: ServerResponse, status: number, body: string, isXml: boolean): void {
  response.writeHead(status, {
    'content-type': isXml ? 'text/xml' : 'application/x-amz-json-1.1',
    'x-amzn-requestid': 'double',
  })
  response.end(body)
}
