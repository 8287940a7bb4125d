import { Refusal } from '../../refusal.ts'
import { assumeRole } from './assume-role.ts'
import type { AwsCall } from './call.ts'
import { sessionOf } from './session.ts'

/** A role to try. The profile was identified before. */
export interface RoleToTry {
  readonly profile: string
  readonly roleArn: string
  readonly externalId: string
}

/** How a role answered: with the session's ARN, and whether it lets in without the external ID (null: nobody knows). */
export type RoleTrial =
  | { readonly isIn: true; readonly arn: string; readonly isOpen: boolean | null }
  | { readonly isIn: false; readonly why: string }

/** Assumes a role with its external ID, then tries that it lets nobody in without one (ION-16). */
export const tryRole: AwsCall<RoleToTry, RoleTrial> = async ({ profile, roleArn, externalId }, context) => {
  const session = await sessionOf(profile)
  const isDenied = (error: unknown): boolean =>
    error instanceof Refusal && error.failure.code === 'aws-denied'
  let arn: string
  try {
    arn = (await assumeRole(session, { roleArn, externalId }, context)).arn
  } catch (error) {
    if (error instanceof Refusal && error.failure.code === 'aws-denied') {
      return { isIn: false, why: error.failure.why }
    }
    throw error
  }
  try {
    await assumeRole(session, { roleArn, externalId: null }, context)
    return { isIn: true, arn, isOpen: true }
  } catch (error) {
    if (context.signal.aborted) throw error
    // Whatever else went wrong: the role works, and whether it is open is still to be found out.
    return { isIn: true, arn, isOpen: isDenied(error) ? false : null }
  }
}
