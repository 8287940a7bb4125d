import { Select, Text } from '@mantine/core'
import { useState } from 'react'
import type { Payer, PayerRef } from '../../shared/contract/payers.ts'
import type { PayerCapability } from '../../shared/domain/payer-capability.ts'
import { useOperation } from '../api.ts'
import { usePayerRule } from '../payers/use-payer-rule.ts'
import { goTo } from '../routes/hash-location.ts'
import { EmptyState } from '../ui/empty-state.tsx'

interface PayerChoice {
  /** Id of the management account that is chosen; null while there is none. */
  readonly payerId: string | null
  /** Where it is chosen or named; says what to do when there is none. */
  readonly field: React.JSX.Element
  /** Without a management account the rest of the form is of no use. */
  readonly isEmpty: boolean
  /** Why it may not be done in its organization; null when it may. */
  readonly whyNot: string | null
}

interface Wish {
  /** The management account that is clear already; null lets people choose. */
  readonly given: PayerRef | null
  /** The one that is chosen to begin with. */
  readonly proposedId?: string | undefined
  readonly wanted: PayerCapability
}

/** Which management account a dialog is about: the given one, or one that people choose; one that we control is proposed. */
export function usePayerChoice({ given, proposedId, wanted }: Wish): PayerChoice {
  const whyPayerCannot = usePayerRule()
  const list = useOperation('payers.list', {})
  const payers: readonly Payer[] = list.data?.payers ?? []
  const [picked, setPicked] = useState<string | null>(null)
  if (given !== null) {
    return {
      payerId: given.id,
      isEmpty: false,
      whyNot: whyPayerCannot(given.id, wanted),
      field: (
        <Text size="sm" c="dimmed">
          Organization of {given.name} ({given.accountId})
        </Text>
      ),
    }
  }
  const proposed = payers.find(({ isMsp }) => isMsp) ?? payers[0]
  const payerId = picked ?? proposedId ?? proposed?.id ?? null
  const whyNot = whyPayerCannot(payerId, wanted)
  const isEmpty = list.data !== undefined && payers.length === 0
  return {
    payerId,
    isEmpty,
    whyNot,
    field: isEmpty ? (
      <EmptyState
        title="There is no management account yet"
        next="Add the one whose organization this is for first."
        action={{ label: 'Open AWS accounts', onClick: () => goTo('/aws/msp') }}
      />
    ) : (
      <Select
        label="Management account"
        withAsterisk
        allowDeselect={false}
        value={payerId}
        data={payers.map(({ id, name, accountId }) => ({ value: id, label: `${name} (${accountId})` }))}
        error={whyNot}
        onChange={setPicked}
      />
    ),
  }
}
