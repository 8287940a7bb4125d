import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { AccountRow } from '../../shared/contract/accounts.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import { call } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { MarketplaceField } from './marketplace-field.tsx'
import { ModelField } from './model-field.tsx'

/** What an edit of the model does to orders (CB-24). */
export const MODEL_NOTE = 'Orders already placed keep their model; a new model counts for new orders only.'

interface EditAccountDialogProps {
  readonly row: AccountRow
  readonly onClose: () => void
}

/** The dialog **Edit account**: marketplace and model, nothing else (CB-23). */
export function EditAccountDialog({ row, onClose }: EditAccountDialogProps): React.JSX.Element {
  const [rev, setRev] = useState(row.rev)
  const [marketplaceId, setMarketplaceId] = useState<string | null>(row.marketplaceId)
  const [model, setModel] = useState(row.model)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { accountId } = row

  async function save(): Promise<void> {
    if (marketplaceId === null) return
    setBusy(true)
    setFailure(null)
    try {
      const { changeId } = await call('accounts.edit', { accountId, marketplaceId, model, rev })
      onClose()
      if (changeId !== null) showUndoToast({ message: `Changed ${accountId}.`, changeId })
    } catch (error) {
      setFailure(asFailure(error))
    } finally {
      setBusy(false)
    }
  }

  async function readAgain(): Promise<void> {
    try {
      const { account } = await call('accounts.get', { accountId })
      setRev(account.rev)
      setMarketplaceId(account.marketplaceId)
      setModel(account.model)
      setFailure(null)
    } catch (error) {
      setFailure(asFailure(error))
    }
  }

  return (
    <Dialog onClose={onClose} title="Edit account" size={500}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack gap="md">
          <Text size="sm">
            Account <strong>{accountId}</strong>
            {row.name === null ? '' : ` · ${row.name}`}
          </Text>
          <MarketplaceField value={marketplaceId} onChange={setMarketplaceId} />
          <ModelField value={model} onChange={setModel} description={MODEL_NOTE} />
          {failure !== null && <FailureNotice failure={failure} onNext={() => void readAgain()} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
