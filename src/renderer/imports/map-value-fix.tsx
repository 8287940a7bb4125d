import { Button, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { AccountModel } from '../../shared/domain/account-model.ts'
import { MarketplaceDialog } from '../settings/marketplace-dialog.tsx'
import { formatCount } from '../ui/format.ts'
import { useSession } from '../ui/use-session.ts'
import type { FixOffer } from './fixes.ts'
import { applyFix, refreshPreview } from './preview-import.ts'
import classes from './problems.module.css'

/** Reads an unknown marketplace or model as a known one in the whole column, or adds the marketplace. */
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
  const known = isMarketplace
    ? marketplaces.filter(({ providerId }) => providerId === provider.id).map(({ code }) => code)
    : [...AccountModel.options]
  return (
    <div className={classes['map']}>
      <Text size="sm" className={classes['value']} title={shown}>
        {shown}
      </Text>
      <Text size="xs" c="dimmed">
        ×{formatCount(offer.count)}
      </Text>
      <div className={classes['mapTo']}>
        <Select
          size="xs"
          w={112}
          aria-label={`Read ${shown} as`}
          placeholder="Read as…"
          searchable={isMarketplace}
          data={known}
          value={null}
          onChange={(to) => {
            if (to !== null) applyFix({ kind: 'map-value', field, from, to })
          }}
        />
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
            else applyFix({ kind: 'map-value', field, from, to: code })
          }}
        />
      )}
    </div>
  )
}
