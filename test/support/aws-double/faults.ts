import type { ServerResponse } from 'node:http'
import { AwsNo } from './aws-no.ts'

/** What goes wrong. AWS does what it was asked for, and `lost`: the connection breaks; `unanswered`: nothing comes. */
type FaultKind =
  | {
      readonly kind: 'error'
      readonly name: string
      readonly message?: string
      readonly reason?: string
      readonly status?: number
    }
  | { readonly kind: 'throttled' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'denied'; readonly message?: string }
  | { readonly kind: 'expired' }
  | { readonly kind: 'skewed' }
  | { readonly kind: 'html'; readonly status: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'empty-body' }
  | { readonly kind: 'empty-page' }
  | { readonly kind: 'same-token' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'unanswered' }

export type DoubleFault = FaultKind & {
  /** Name of the operation; every one when it is not given. */
  readonly operation?: string
  /** How many calls go well first. */
  readonly after?: number
  /** How many calls it meets; every one when it is not given. */
  readonly times?: number
}

/** The fault that meets a call of this operation, counted; null when all goes well. */
export function faultFor(
  faults: readonly DoubleFault[],
  counts: Map<DoubleFault, number>,
  operation: string,
): DoubleFault | null {
  for (const fault of faults) {
    if (fault.operation !== undefined && fault.operation !== operation) continue
    const count = counts.get(fault) ?? 0
    counts.set(fault, count + 1)
    const first = fault.after ?? 0
    if (count >= first && count < first + (fault.times ?? Number.POSITIVE_INFINITY)) return fault
  }
  return null
}

/** The no that a fault is; null for one of the wire. `isXml` tells the family of names. */
export function noOf(fault: DoubleFault, isXml: boolean): AwsNo | null {
  switch (fault.kind) {
    case 'error':
      return new AwsNo(fault.name, fault.message ?? `${fault.name} happened.`, {
        status: fault.status ?? 400,
        reason: fault.reason ?? null,
      })
    case 'throttled':
      return isXml
        ? new AwsNo('Throttling', 'Rate exceeded')
        : new AwsNo('TooManyRequestsException', 'AWS Organizations cannot perform the operation.')
    case 'broken':
      return new AwsNo(isXml ? 'InternalFailure' : 'ServiceException', 'Internal error', { status: 500 })
    case 'denied': {
      const message = fault.message ?? 'You do not have permission to access this resource.'
      return isXml
        ? new AwsNo('AccessDenied', message, { status: 403 })
        : new AwsNo('AccessDeniedException', message)
    }
    case 'expired':
      return new AwsNo(
        isXml ? 'ExpiredToken' : 'ExpiredTokenException',
        'The security token included in the request is expired',
        { status: 403 },
      )
    case 'skewed':
      return new AwsNo(
        isXml ? 'SignatureDoesNotMatch' : 'InvalidSignatureException',
        'Signature expired: 20260101T000000Z is now earlier than 20260102T000000Z (20260102T000500Z - 5 min.)',
        { status: 403 },
      )
    case 'html':
    case 'status':
    case 'dropped':
    case 'cut':
    case 'silent':
    case 'empty-body':
    case 'empty-page':
    case 'same-token':
    case 'lost':
    case 'unanswered':
      return null
  }
}

/** Breaks an answer on its way; true when it did. */
export function breakAnswer(fault: DoubleFault, response: ServerResponse, body: string): boolean {
  switch (fault.kind) {
    case 'html':
      response.writeHead(fault.status, { 'content-type': 'text/html' })
      response.end('<html><body><h1>Sign in to the network</h1></body></html>')
      return true
    case 'status':
      response.writeHead(fault.status).end()
      return true
    case 'empty-body':
      response.writeHead(200).end()
      return true
    case 'dropped':
    case 'lost':
      response.socket?.destroy()
      return true
    case 'cut':
      response.writeHead(200, { 'content-length': Buffer.byteLength(body) + 100 })
      response.write(body.slice(0, body.length / 2), () => response.socket?.destroy())
      return true
    case 'silent':
    case 'unanswered':
      return true
    case 'error':
    case 'throttled':
    case 'broken':
    case 'denied':
    case 'expired':
    case 'skewed':
    case 'empty-page':
    case 'same-token':
      return false
  }
}
