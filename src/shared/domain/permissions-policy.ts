import type { AwsPartition } from './aws-partition.ts'
import type { PolicyDocument } from './trust-policy.ts'

/** A managed policy of AWS by its name, with its path where it has one: `ReadOnlyAccess`, `job-function/ViewOnlyAccess`. */
export const MANAGED_POLICY_NAME = /^([\w+=,.@-]+\/)*[\w+=,.@-]{1,128}$/

/** What the customer needs to create our role's stack (DT-02). */
export const STACK_ACTIONS = [
  'iam:CreatePolicy',
  'iam:CreateRole',
  'iam:AttachRolePolicy',
  'iam:GetRole',
  'cloudformation:CreateStack',
  'cloudformation:GetTemplateSummary',
  'sns:Publish',
] as const

/** The caveat that belongs beside the seven actions (DT-02). */
export const STACK_ACTIONS_CAVEAT =
  'AdministratorAccess covers these actions, and allows far more than this needs.'

/** The ARN of a managed policy of AWS in a partition. */
export function managedPolicyArn(partition: AwsPartition, name: string): string {
  return `arn:${partition}:iam::aws:policy/${name}`
}

/** The seven actions as a policy that the customer's administrator gives to whoever creates the stack. */
export function stackPolicy(): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: [...STACK_ACTIONS], Resource: '*' }],
  }
}
