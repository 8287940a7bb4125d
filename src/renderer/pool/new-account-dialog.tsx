import { Button, Group, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import type { AccountRow } from '../../shared/contract/accounts.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import type { AccountId } from '../../shared/domain/account-id.ts'
import type { AccountModel } from '../../shared/domain/account-model.ts'
import { call } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useSession } from '../ui/use-session.ts'
import { AccountIdField, useAccountCheck } from './account-id-field.tsx'
import { MarketplaceField } from './marketplace-field.tsx'
import { ModelField } from './model-field.tsx'
import { openDetails } from './pool-store.ts'

/** The dialog **New account** (CB-16 … CB-19). */
export function NewAccountDialog({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  const { marketplaces } = useSession()
  const [text, setText] = useState('')
  const [marketplaceId, setMarketplaceId] = useState<string | null>(null)
  const [model, setModel] = useState<AccountModel | null>(null)
  // A default of the marketplace may be replaced by another default, a person's choice may not.
  const [isModelChosen, setModelChosen] = useState(false)
  const [isStrict, setStrict] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [added, setAdded] = useState<AccountId | null>(null)
  const inputRef = useRef<HTMLInputElement>(null)
  const check = useAccountCheck(text)

  function chooseMarketplace(id: string | null): void {
    setMarketplaceId(id)
    if (!isModelChosen) setModel(marketplaces.find((each) => each.id === id)?.defaultModel ?? null)
  }

  async function write(work: () => Promise<AccountRow>): Promise<AccountRow | null> {
    setBusy(true)
    setFailure(null)
    try {
      return await work()
    } catch (error) {
      setFailure(asFailure(error))
      return null
    } finally {
      setBusy(false)
    }
  }

  async function save(isAddingAnother: boolean): Promise<void> {
    setStrict(true)
    if (marketplaceId === null || model === null) return
    const answer = check ?? (await call('accounts.check', { text }).catch(() => null))
    if (answer?.verdict !== 'free') {
      inputRef.current?.focus()
      return
    }
    const row = await write(() =>
      call('accounts.create', { accountId: answer.accountId, marketplaceId, model }),
    )
    if (row === null) return
    if (!isAddingAnother) {
      showUndoToast({ message: `Added ${row.accountId}.`, changeId: row.changeId })
      onClose()
      return
    }
    setAdded(row.accountId)
    setText('')
    setStrict(false)
    inputRef.current?.focus()
  }

  async function restore(accountId: AccountId): Promise<void> {
    const row = await write(() => call('accounts.restore', { accountId }))
    if (row === null) return
    showUndoToast({ message: `Restored ${row.accountId}.`, changeId: null })
    onClose()
  }

  return (
    <Dialog onClose={onClose} title="New account" size={500}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save(false)
        }}
      >
        <Stack gap="md">
          <AccountIdField
            text={text}
            check={check}
            isStrict={isStrict}
            ref={inputRef}
            onChange={(next) => {
              setText(next)
              setAdded(null)
            }}
            onRestore={(accountId) => void restore(accountId)}
            onOpen={(accountId) => {
              onClose()
              openDetails(accountId)
            }}
          />
          <MarketplaceField
            value={marketplaceId}
            onChange={chooseMarketplace}
            error={isStrict && marketplaceId === null ? 'Choose a marketplace.' : null}
          />
          <ModelField
            value={model}
            error={isStrict && model === null ? 'Choose SPAM or ECAM.' : null}
            onChange={(next) => {
              setModel(next)
              setModelChosen(true)
            }}
          />
          {failure !== null && <FailureNotice failure={failure} />}
          <Group justify="flex-end" gap="xs">
            <Text component="output" size="sm" c="dimmed" flex={1}>
              {added === null ? '' : `Added ${added}. Give the next one.`}
            </Text>
            <Button variant="default" disabled={isBusy} onClick={() => void save(true)}>
              Save and add another
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
