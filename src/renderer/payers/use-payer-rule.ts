import { whyPayerCannot, type PayerCapability } from '../../shared/domain/payer-capability.ts'
import { useOperation } from '../api.ts'

/** Tells why something may not be done in the organization of a management account; null when it may, or until it is known. */
export function usePayerRule(): (payerId: string | null, wanted: PayerCapability) => string | null {
  const payers = useOperation('payers.list', {}).data?.payers ?? []
  return (payerId, wanted) => {
    const payer = payers.find(({ id }) => id === payerId)
    return payer === undefined ? null : whyPayerCannot(payer, wanted)
  }
}
