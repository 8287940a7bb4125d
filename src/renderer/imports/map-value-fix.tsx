import { Button, Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { AccountModel } from '../../shared/domain/account-model.ts'
import { CustomerPicker } from '../customers/customer-picker.tsx'
import { MarketplaceDialog } from '../settings/marketplace-dialog.tsx'
import { CustomerKind } from '../../shared/domain/customer.ts'
import { formatCount } from '../ui/format.ts'
import { useSession } from '../ui/use-session.ts'
import type { FixOffer } from './fixes.ts'
import { applyFix, refreshPreview } from './preview-import.ts'
import classes from './problems.module.css'

/** Reads an unknown value as a known one in the whole column, or adds the marketplace. */
export function MapValueFix({
  offer,
}: {
  readonly offer: Extract<FixOffer, { kind: 'map' }>
}): React.JSX.Element {
  const { marketplaces, provider } = useSession()
  const [isCreating, setCreating] = useState(false)
  const { field, from } = offer
  const shown = from === '' ? '(empty)' : from
  const isMarketplace = field === 'marketplace_id'
  const ours = marketplaces.filter(({ providerId }) => providerId === provider.id).map(({ code }) => code)
  const known = { marketplace_id: ours, account_model: AccountModel.options, kind: CustomerKind.options }
  const apply = (to: string): void => applyFix({ kind: 'map-value', field, from, to })
  return (
    <div className={classes['map']}>
      <Text size="sm" className={classes['value']} title={shown}>
        {shown}
      </Text>
      <Text size="xs" c="dimmed">
        ×{formatCount(offer.count)}
      </Text>
      <div className={classes['mapTo']}>
        {field === 'customer' ? (
          <CustomerPicker
            label={`Read ${shown} as`}
            value={null}
            onlyActive
            onChange={(customer) => {
              if (customer !== null) apply(customer.identifier)
            }}
          />
        ) : field === 'parent' ? (
          <IdentifierInput label={`Read ${shown} as`} onDone={apply} />
        ) : (
          <Select
            size="xs"
            w={112}
            aria-label={`Read ${shown} as`}
            placeholder="Read as…"
            searchable={isMarketplace}
            data={[...known[field]]}
            value={null}
            onChange={(to) => {
              if (to !== null) apply(to)
            }}
          />
        )}
        {isMarketplace && from !== '' && (
          <Button
            size="xs"
            px={8}
            variant="default"
            aria-label={`Create marketplace ${shown}`}
            onClick={() => setCreating(true)}
          >
            Create
          </Button>
        )}
      </div>
      {isCreating && (
        <MarketplaceDialog
          marketplace={null}
          code={from}
          onClose={() => setCreating(false)}
          onSaved={({ code }) => {
            // The file's spelling may differ from the one that was saved.
            if (code === from) void refreshPreview()
            else apply(code)
          }}
        />
      )}
    </div>
  )
}

/** The identifier of a parent is typed: it may be one of the same file, which no list knows yet. */
function IdentifierInput({
  label,
  onDone,
}: {
  readonly label: string
  readonly onDone: (identifier: string) => void
}): React.JSX.Element {
  return (
    <TextInput
      size="xs"
      w={150}
      aria-label={label}
      placeholder="Identifier, then Enter"
      onKeyDown={(event) => {
        const identifier = event.currentTarget.value.trim()
        if (event.key === 'Enter' && identifier !== '') onDone(identifier)
      }}
    />
  )
}
