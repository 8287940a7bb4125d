import { Select } from '@mantine/core'
import { useState } from 'react'
import { call } from '../api.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import { formatAmount } from '../ui/format.ts'
import { useSession } from '../ui/use-session.ts'

/** The combobox **Provider**: whose pool this is; accounts of the others are read-only (CB-04). */
export function ProviderSwitcher(): React.JSX.Element {
  const { provider, providers } = useSession()
  const [isBusy, setBusy] = useState(false)
  const accounts = new Map(providers.map((each) => [each.id, each.accounts]))

  async function use(providerId: string | null): Promise<void> {
    if (providerId === null || providerId === provider.id) return
    setBusy(true)
    try {
      await call('session.useProvider', { providerId })
    } catch (error) {
      showFailure(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Select
      aria-label="Provider"
      w={190}
      value={provider.id}
      data={providers.map(({ id, name }) => ({ value: id, label: name }))}
      allowDeselect={false}
      searchable={providers.length > 8}
      disabled={isBusy}
      comboboxProps={{ width: 260, position: 'bottom-start' }}
      renderOption={({ option }) => (
        <span style={{ display: 'flex', flex: 1, justifyContent: 'space-between', gap: 12 }}>
          <span>{option.label}</span>
          <span style={{ color: 'var(--qm-text-dimmed)' }}>
            {formatAmount(accounts.get(option.value) ?? 0, 'account')}
          </span>
        </span>
      )}
      onChange={(next) => void use(next)}
    />
  )
}
