import { z } from 'zod'

/** What disabling a customer does not do by itself, in the order in which it is done (MSH-10, MSH-11). */
export const FollowUpStep = z.enum([
  'assign_self',
  'remove_permissions',
  'remove_service_users',
  'adjust_quota',
])
export type FollowUpStep = z.infer<typeof FollowUpStep>

/** What each step is called on every screen. */
export const FOLLOW_UP_LABELS: Readonly<Record<FollowUpStep, string>> = {
  assign_self: 'Assign yourself as admin',
  remove_permissions: 'Remove the permissions of its people in the cloud',
  remove_service_users: 'Remove its service users in the cloud',
  adjust_quota: 'Lower the project quota, so that no new project starts',
}
