import { Alert, Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import { hasUsualMarketplaceForm } from '../../shared/domain/marketplace-id.ts'
import { call } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useSession } from '../ui/use-session.ts'

interface MarketplaceFieldProps {
  readonly value: string | null
  readonly onChange: (marketplaceId: string | null) => void
  readonly error?: string | null
  /** For bulk edits: no choice leaves the marketplace as it is. */
  readonly isOptional?: boolean
}

/** The combobox **Marketplace** with the provider's marketplaces, and a way to add one on the spot (CB-17). */
export function MarketplaceField(props: MarketplaceFieldProps): React.JSX.Element {
  const { provider, marketplaces } = useSession()
  const [isAdding, setAdding] = useState(false)
  const own = marketplaces.filter(({ providerId }) => providerId === provider.id)
  return (
    <Stack gap={6}>
      <Group align="end" gap={6} wrap="nowrap">
        <Select
          flex={1}
          label="Marketplace"
          placeholder={placeholder(own.length, props.isOptional === true)}
          withAsterisk={props.isOptional !== true}
          searchable
          clearable={props.isOptional === true}
          allowDeselect={false}
          nothingFoundMessage="No such marketplace; add it with the button beside"
          value={props.value}
          error={props.error}
          data={own.map(({ id, code, name }) => ({
            value: id,
            label: name === '' ? code : `${code} · ${name}`,
          }))}
          onChange={props.onChange}
        />
        {!isAdding && (
          <Button
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            Add marketplace
          </Button>
        )}
      </Group>
      {isAdding && (
        <NewMarketplace
          onCancel={() => setAdding(false)}
          onAdded={(id) => {
            setAdding(false)
            props.onChange(id)
          }}
        />
      )}
    </Stack>
  )
}

function placeholder(known: number, isOptional: boolean): string {
  if (isOptional) return 'Leave as it is'
  return known === 0 ? 'None yet: add the first one' : 'Choose a marketplace'
}

interface NewMarketplaceProps {
  readonly onAdded: (marketplaceId: string) => void
  readonly onCancel: () => void
}

function NewMarketplace({ onAdded, onCancel }: NewMarketplaceProps): React.JSX.Element {
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const codeRef = useRef<HTMLInputElement>(null)
  // Whoever asked for a new marketplace wants to write its ID next.
  useEffect(() => codeRef.current?.focus(), [])
  const isUnusual = code.trim() !== '' && !hasUsualMarketplaceForm(code.trim())

  async function add(): Promise<void> {
    setFailure(null)
    try {
      const added = await call('marketplaces.create', {
        code,
        name,
        defaultModel: null,
        currency: null,
        poolTarget: null,
        reorderAt: null,
      })
      onAdded(added.id)
    } catch (error) {
      setFailure(asFailure(error))
    }
  }

  return (
    <Alert color="gray" title="New marketplace" p="sm">
      <Stack gap="xs">
        <Group gap="xs" grow align="start">
          <TextInput
            label="Marketplace ID"
            placeholder="MP-00010"
            ref={codeRef}
            value={code}
            description={
              isUnusual ? 'Usually MP- and at least four digits; it is kept as you write it.' : undefined
            }
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <TextInput
            label="Marketplace name"
            placeholder="optional"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Group>
        {failure !== null && <FailureNotice failure={failure} />}
        <Group justify="flex-end" gap="xs">
          <Button size="compact-sm" variant="default" onClick={onCancel}>
            Do not add
          </Button>
          <Button size="compact-sm" disabled={code.trim() === ''} onClick={() => void add()}>
            Add
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}
