import type { OrganizationName } from './sample-organizations.ts'

/** An invitation of a customer's account, and how far it came. */
export interface SampleInvitation {
  readonly customer: string
  readonly payer: OrganizationName
  /** When it was drafted, and went as far as it could that day. */
  readonly daysAgo: number
  /** `unwanted`: it was sent, and cancelling it waits. */
  readonly came:
    | 'draft'
    | 'submitted'
    | 'rejected'
    | 'waiting'
    | 'failed'
    | 'unsure'
    | 'requested'
    | 'unwanted'
    | 'accepted'
    | 'declined'
    | 'expired'
  readonly endedDaysAgo?: number
  readonly notes?: string
}

const NOTES = 'As agreed on the phone: please accept it as the root user or an administrator.'

export const INVITATIONS: readonly SampleInvitation[] = [
  { customer: 'Pfeffer & Salz Versand', payer: 'core', daysAgo: 28, came: 'expired', endedDaysAgo: 12 },
  {
    customer: 'Fjordlys Energi',
    payer: 'nordics',
    daysAgo: 21,
    came: 'accepted',
    endedDaysAgo: 18,
    notes: NOTES,
  },
  { customer: 'Lumen Optikk', payer: 'nordics', daysAgo: 18, came: 'declined', endedDaysAgo: 14 },
  { customer: 'Alpenblick Versicherung', payer: 'core', daysAgo: 13, came: 'requested', notes: NOTES },
  { customer: 'Museum am Kai', payer: 'core', daysAgo: 9, came: 'rejected' },
  { customer: 'Tallinje Rederi', payer: 'nordics', daysAgo: 6, came: 'requested' },
  { customer: 'Kupferberg Brauerei', payer: 'core', daysAgo: 5, came: 'unwanted' },
  { customer: 'Granit Bau', payer: 'core', daysAgo: 3, came: 'failed' },
  { customer: 'Seestern Kliniken', payer: 'core', daysAgo: 2, came: 'unsure' },
  { customer: 'Leuchtturm Labs', payer: 'core', daysAgo: 1, came: 'waiting', notes: NOTES },
  { customer: 'Skjold Sikkerhet', payer: 'nordics', daysAgo: 1, came: 'waiting' },
  { customer: 'Rheinbogen Stadtwerke', payer: 'core', daysAgo: 1, came: 'submitted' },
  { customer: 'Zeitgeist Medien', payer: 'core', daysAgo: 1, came: 'draft' },
]
