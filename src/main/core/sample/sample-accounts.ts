import type { AwsState } from '../../../shared/contract/accounts.ts'
import type { AccountModel } from '../../../shared/domain/account-model.ts'
import { isDocumentationId } from '../../../shared/domain/account-id.ts'
import type { Random } from './random.ts'
import { OTHER_PROVIDER, OWN_PROVIDER, type SampleMarketplace } from './sample-people.ts'

/** An account of the sample before it is stored. */
export interface SampleAccount {
  readonly accountId: number
  readonly model: AccountModel
  readonly name: string | null
  readonly email: string | null
  readonly awsState: AwsState | null
  readonly note: string | null
}

const NOTES = [
  'Root mailbox is shared with the service desk',
  'Support plan to be checked before use',
  'Replaces an account returned by the vendor',
  'Created for the framework agreement',
] as const

/** Makes accounts whose ids never repeat; every fifth batch or so knows nothing but ids, as a plain CSV does. */
export function createAccountMaker(
  random: Random,
): (marketplace: SampleMarketplace, count: number, isPlain: boolean) => SampleAccount[] {
  const taken = new Set<number>()
  let number = 0
  const takeId = (): number => {
    for (;;) {
      // About one in twelve starts with zeros, which are real.
      const id = random.chance(8)
        ? random.integer(1_000_000, 9_999_999_999)
        : random.integer(100_000_000_000, 999_999_999_999)
      if (taken.has(id) || isDocumentationId(String(id).padStart(12, '0'))) continue
      taken.add(id)
      return id
    }
  }
  return (marketplace, count, isPlain) =>
    Array.from({ length: count }, () => {
      number += 1
      const label = `${marketplace.mark}-pool-${String(number).padStart(4, '0')}`
      const domain = (marketplace.isOwn ? OWN_PROVIDER : OTHER_PROVIDER).emailDomains[0]
      return {
        accountId: takeId(),
        model: random.chance(80) ? (marketplace.defaultModel ?? 'SPAM') : random.pick(['SPAM', 'ECAM']),
        name: isPlain ? null : label,
        email: isPlain ? null : `aws+${label}@${domain}`,
        awsState: isPlain ? null : 'ACTIVE',
        note: !isPlain && random.chance(6) ? random.pick(NOTES) : null,
      }
    })
}
