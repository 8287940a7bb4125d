import type { AccountModel } from '../../../shared/domain/account-model.ts'
import type { DepartureKind, DepartureStep } from '../../../shared/domain/departure.ts'
import type { MarketplaceName } from './sample-people.ts'
import type { OrganizationName } from './sample-organizations.ts'

/** A request for a new account, and how far it came. */
export interface SampleRequest {
  readonly customer: string
  readonly payer: OrganizationName
  /** What the account is called. */
  readonly nickname: string
  /** When it was drafted, and went as far as it could that day. */
  readonly daysAgo: number
  readonly came: 'draft' | 'submitted' | 'rejected' | 'waiting' | 'in_progress' | 'succeeded' | 'failed'
  readonly place?: { readonly marketplace: MarketplaceName; readonly model: AccountModel }
}

export const REQUESTS: readonly SampleRequest[] = [
  {
    customer: 'Alpenblick Versicherung',
    payer: 'core',
    nickname: 'alpenblick-claims',
    daysAgo: 12,
    came: 'succeeded',
    place: { marketplace: 'germany', model: 'SPAM' },
  },
  { customer: 'Tallinje Rederi', payer: 'nordics', nickname: 'tallinje-booking', daysAgo: 7, came: 'failed' },
  { customer: 'Museum am Kai', payer: 'core', nickname: 'museum-tickets', daysAgo: 4, came: 'rejected' },
  { customer: 'Kupferberg Brauerei', payer: 'core', nickname: 'kupferberg-crm', daysAgo: 2, came: 'waiting' },
  { customer: 'Leuchtturm Labs', payer: 'core', nickname: 'leuchtturm-ml', daysAgo: 1, came: 'in_progress' },
  {
    customer: 'Seestern Kliniken',
    payer: 'core',
    nickname: 'seestern-records',
    daysAgo: 1,
    came: 'submitted',
  },
  { customer: 'Granit Bau', payer: 'core', nickname: 'granit-bau-iot', daysAgo: 1, came: 'draft' },
]

/** An account of Northwind Core that leaves, and how far that came. */
export interface SampleDeparture {
  /** Name of the member; null: one that waits in the pool. */
  readonly name: string | null
  readonly kind: DepartureKind
  readonly daysAgo: number
  readonly came: 'planned' | 'requested' | 'finished'
  readonly ticks: readonly (readonly [step: DepartureStep, note: string | null])[]
}

export const DEPARTURES: readonly SampleDeparture[] = [
  {
    name: null,
    kind: 'close',
    daysAgo: 9,
    came: 'finished',
    ticks: [
      ['no_delegate', null],
      ['data_saved', 'It was never used.'],
      ['reopening_known', null],
    ],
  },
  {
    name: 'rheinbogen-metering',
    kind: 'remove',
    daysAgo: 3,
    came: 'requested',
    ticks: [
      ['standalone', 'They have entered a card of their own, and Business support.'],
      ['no_delegate', null],
      ['data_saved', null],
      ['tags_noted', 'In the hand-over document.'],
    ],
  },
  {
    name: 'partner-demo',
    kind: 'close',
    daysAgo: 2,
    came: 'planned',
    ticks: [
      ['no_delegate', null],
      ['data_saved', 'Slides and recordings are in the archive.'],
    ],
  },
]
