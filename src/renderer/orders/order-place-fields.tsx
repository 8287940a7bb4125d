import { SegmentedControl, Stack, Text } from '@mantine/core'
import { AccountModel } from '../../shared/domain/account-model.ts'
import { MarketplaceField } from '../pool/marketplace-field.tsx'
import type { OrderDraft } from './order-draft.ts'

interface OrderPlaceFieldsProps {
  readonly draft: OrderDraft
  readonly error: string | undefined
  readonly onChange: (parts: Partial<OrderDraft>) => void
}

/** Where the account comes from: **Marketplace**, and one model only when that matters. */
export function OrderPlaceFields({ draft, error, onChange }: OrderPlaceFieldsProps): React.JSX.Element {
  return (
    <>
      <MarketplaceField
        value={draft.marketplaceId}
        error={error ?? null}
        onChange={(marketplaceId) => onChange({ marketplaceId })}
      />
      <Stack gap={4}>
        <Text size="sm" fw={500}>
          Model
        </Text>
        <SegmentedControl
          aria-label="Model"
          value={draft.wantedModel ?? 'any'}
          data={[
            { value: 'any', label: 'Any model' },
            ...AccountModel.options.map((model) => ({ value: model, label: `Only ${model}` })),
          ]}
          onChange={(value) => onChange({ wantedModel: value === 'any' ? null : AccountModel.parse(value) })}
        />
      </Stack>
    </>
  )
}
