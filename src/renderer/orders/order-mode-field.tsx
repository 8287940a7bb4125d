import { Radio, Stack } from '@mantine/core'
import { ORDER_MODE_LABELS, ORDER_MODE_MEANINGS, OrderMode } from '../../shared/domain/order.ts'

interface OrderModeFieldProps {
  readonly value: OrderMode
  readonly onChange: (mode: OrderMode) => void
}

/** The choice **Mode**: what the order is to the customer's subscription. */
export function OrderModeField({ value, onChange }: OrderModeFieldProps): React.JSX.Element {
  return (
    <Radio.Group
      label="Mode"
      description="Kept with the order. Which account it takes does not depend on it."
      value={value}
      onChange={(mode) => onChange(OrderMode.parse(mode))}
    >
      <Stack gap={6} mt={6}>
        {OrderMode.options.map((mode) => (
          <Radio
            key={mode}
            value={mode}
            label={ORDER_MODE_LABELS[mode]}
            description={ORDER_MODE_MEANINGS[mode]}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
