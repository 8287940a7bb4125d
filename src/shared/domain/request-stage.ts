import { z } from 'zod'
import { INVITE_STAGE_LABELS, InviteStage } from './invitation.ts'

/** What stands in the list of requests. */
export const RequestKind = z.enum(['invite', 'account', 'departure'])
export type RequestKind = z.infer<typeof RequestKind>

export const REQUEST_KIND_LABELS: Readonly<Record<RequestKind, string>> = {
  invite: 'Invitation',
  account: 'New account',
  departure: 'Departure',
}

/** How far a request of any kind is. */
export const RequestStage = z.enum([...InviteStage.options, 'in_progress', 'succeeded', 'failed'])
export type RequestStage = z.infer<typeof RequestStage>

export const REQUEST_STAGE_LABELS: Readonly<Record<RequestStage, string>> = {
  ...INVITE_STAGE_LABELS,
  in_progress: 'In progress',
  succeeded: 'Done',
  failed: 'Failed',
}

/** Who has to do the next step (ION-02): staff, somebody who may approve, the owner of the account, or AWS. */
export type RequestOwner = 'staff' | 'approver' | 'owner' | 'aws'

export const REQUEST_OWNER_LABELS: Readonly<Record<RequestOwner, string>> = {
  staff: 'Staff',
  approver: 'Approver',
  owner: 'Account owner',
  aws: 'AWS',
}

/** Whose turn it is at a stage; null when nothing is left to do. */
export function requestOwner(stage: RequestStage): RequestOwner | null {
  switch (stage) {
    case 'draft':
    case 'approved':
    case 'presumed_expired':
      return 'staff'
    case 'submitted':
      return 'approver'
    case 'requested':
      return 'owner'
    case 'in_progress':
      return 'aws'
    case 'rejected':
    case 'accepted':
    case 'declined':
    case 'canceled':
    case 'expired':
    case 'succeeded':
    case 'failed':
      return null
  }
}

/** The stages at which a request waits for us; a draft waits for nobody but its author. */
export const WAITING_STAGES: readonly RequestStage[] = ['submitted', 'approved', 'presumed_expired']
