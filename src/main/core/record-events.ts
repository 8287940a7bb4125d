/** What windows hear after bulk work on anything but accounts: they read again what they show of these. */
export const RECORD_EVENTS = [
  'settings.changed',
  'customers.changed',
  'orders.changed',
  'outbox.changed',
  'aws.changed',
  'onboarding.changed',
] as const
