import { z } from 'zod'
import { INVITE_STAGE_LABELS, InviteStage } from './invitation.ts'

/** What stands in the list of requests. */
export const RequestKind = z.enum(['invite'])
export type RequestKind = z.infer<typeof RequestKind>

export const REQUEST_KIND_LABELS: Readonly<Record<RequestKind, string>> = { invite: 'Invitation' }

/** How far a request of any kind is. */
export const RequestStage = z.enum([...InviteStage.options])
export type RequestStage = z.infer<typeof RequestStage>

export const REQUEST_STAGE_LABELS: Readonly<Record<RequestStage, string>> = { ...INVITE_STAGE_LABELS }

/** Who has to do the next step (ION-02): staff, somebody who may approve, or the owner of the account. */
export type RequestOwner = 'staff' | 'approver' | 'owner'

export const REQUEST_OWNER_LABELS: Readonly<Record<RequestOwner, string>> = {
  staff: 'Staff',
  approver: 'Approver',
  owner: 'Account owner',
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
    case 'rejected':
    case 'accepted':
    case 'declined':
    case 'canceled':
    case 'expired':
      return null
  }
}

/** The stages at which a request waits for us; a draft waits for nobody but its author. */
export const WAITING_STAGES: readonly RequestStage[] = ['submitted', 'approved', 'presumed_expired']
