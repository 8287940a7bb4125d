import { Alert } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { expectLinksTo, usePoolStore } from './pool-store.ts'

/** What to do when somebody came here to link accounts to a customer. */
export function LinkHint(): React.JSX.Element | null {
  const customer = usePoolStore((state) => state.linkTarget)
  if (customer === null) return null
  return (
    <output>
      <Alert
        role="presentation"
        mt="xs"
        p="xs"
        icon={<IconLink size={16} aria-hidden />}
        withCloseButton
        closeButtonLabel={`Link no accounts to ${customer.companyName}`}
        onClose={() => expectLinksTo(null)}
      >
        Check the accounts for <strong>{customer.companyName}</strong>, then press Link to customer.
      </Alert>
    </output>
  )
}
