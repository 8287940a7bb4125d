import type { IncomingMessage } from 'node:http'
import type { AwsNo } from './aws-no.ts'

/** A request, read as far as its protocol goes. */
export interface WireRequest {
  readonly service: string
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
  readonly isXml: boolean
  /** From the signature; null when nobody signed. */
  readonly accessKeyId: string | null
  readonly region: string | null
}

const JSON_SERVICES: Readonly<Record<string, string>> = {
  AWSOrganizationsV20161128: 'organizations',
  AWSOrigamiServiceGatewayService: 'cur',
}

/** Reads a request of JSON 1.1, of the query protocol, or of the sign-on portal. */
export async function readRequest(message: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks).toString('utf8')
  const signature = /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(message.headers.authorization ?? '')
  const signed = { accessKeyId: signature?.[1] ?? null, region: signature?.[2] ?? null }
  const { pathname, searchParams } = new URL(message.url ?? '/', 'http://double')
  if (pathname === '/federation/credentials') {
    const input = { ...Object.fromEntries(searchParams), token: message.headers['x-amz-sso_bearer_token'] }
    return { service: 'sso', operation: 'GetRoleCredentials', input, isXml: false, ...signed }
  }
  if (pathname === '/token') {
    const input = JSON.parse(body) as Record<string, unknown>
    return { service: 'sso-oidc', operation: 'CreateToken', input, isXml: false, ...signed }
  }
  const target = message.headers['x-amz-target']
  if (typeof target === 'string') {
    const [prefix = '', operation = ''] = target.split('.')
    const input = JSON.parse(body === '' ? '{}' : body) as Record<string, unknown>
    return { service: JSON_SERVICES[prefix] ?? prefix, operation, input, isXml: false, ...signed }
  }
  const input = Object.fromEntries(new URLSearchParams(body))
  const operation = String(input['Action'])
  return { service: signature?.[3] ?? 'sts', operation, input, isXml: true, ...signed }
}

/** An answer of the query protocol. */
export function asXml(operation: string, answer: object): string {
  return `<${operation}Response><${operation}Result>${members(answer)}</${operation}Result><ResponseMetadata><RequestId>double</RequestId></ResponseMetadata></${operation}Response>`
}

/** A no of the query protocol. */
export function noAsXml({ name, message }: AwsNo): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${name}</Code><Message>${escaped(message)}</Message></Error><RequestId>double</RequestId></ErrorResponse>`
}

/** A no of JSON 1.1; the reason is a member, as in the modelled errors. */
export function noAsJson({ name, message, reason }: AwsNo): string {
  return JSON.stringify({ __type: name, Message: message, ...(reason === null ? {} : { Reason: reason }) })
}

function members(answer: object): string {
  return Object.entries(answer)
    .map(([name, value]) => {
      const inner =
        typeof value === 'object' && value !== null ? members(value as object) : escaped(String(value))
      // The query protocol calls the items of a list `member`.
      const tag = Array.isArray(answer) ? 'member' : name
      return `<${tag}>${inner}</${tag}>`
    })
    .join('')
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
