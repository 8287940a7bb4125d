import type { AccountId } from './account-id.ts'
import type { AwsPartition } from './aws-partition.ts'

/** Whom a role lets in, and with which external ID. */
export interface Trust {
  readonly partition: AwsPartition
  /** The account whose profiles come in. */
  readonly trustedAccountId: AccountId
  readonly externalId: string
}

/** A policy as IAM takes it. */
export interface PolicyDocument {
  readonly Version: '2012-10-17'
  readonly Statement: readonly Readonly<Record<string, unknown>>[]
}

/** The trust policy of a role: our account, in the role's own partition, and nobody without the external ID. */
export function trustPolicy({ partition, trustedAccountId, externalId }: Trust): PolicyDocument {
  return trustDocument(principalArn(partition, trustedAccountId), externalId)
}

/** The same with a principal and an external ID that may be references of a template. */
export function trustDocument(principal: unknown, externalId: unknown): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: principal },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': externalId } },
      },
    ],
  }
}

/** An account as a principal: whoever it lets do so may assume the role. */
export function principalArn(partition: AwsPartition, accountId: string): string {
  return `arn:${partition}:iam::${accountId}:root`
}

/** True when a trust policy lets in by this external ID; for a role that somebody finds. */
export function isTrusting(policy: unknown, externalId: string): boolean {
  return JSON.stringify(policy ?? null).includes(JSON.stringify(externalId))
}
