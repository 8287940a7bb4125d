import { expect, it } from 'vitest'
import { PayerCapability, whyPayerCannot } from '../../../src/shared/domain/payer-capability.ts'

const NO = {
  invite: 'You may not invite accounts into Acme payer. Edit the management account if that changed.',
  create: 'You may not create accounts in Acme payer. Edit the management account if that changed.',
  close: 'You may not close or remove accounts of Acme payer. Edit the management account if that changed.',
  role: 'You may not create roles in members of Acme payer. Edit the management account if that changed.',
}

it.each<[readonly PayerCapability[], readonly PayerCapability[]]>([
  [[], []],
  [PayerCapability.options, []],
  [['invite'], ['create', 'close', 'role']],
  [
    ['create', 'role'],
    ['invite', 'close'],
  ],
])('a management account with %j forbids %j', (capabilities, forbidden) => {
  const said = PayerCapability.options.map((each) =>
    whyPayerCannot({ name: 'Acme payer', capabilities }, each),
  )
  expect(said).toEqual(PayerCapability.options.map((each) => (forbidden.includes(each) ? NO[each] : null)))
})
