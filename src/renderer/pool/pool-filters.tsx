import { Button, CloseButton, Kbd, Select, Switch, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { AccountModel } from '../../shared/domain/account-model.ts'
import { useSession } from '../ui/use-session.ts'
import { CustomerFilter } from './customer-filter.tsx'
import { isFilterEmpty } from './pool-address.ts'
import classes from './pool.module.css'
import { changeFilter, showPool, usePoolStore } from './pool-store.ts'

/** What narrows the list: search, marketplace, model, other providers, one import. */
export function PoolFilters({ focusGrid }: { readonly focusGrid: () => void }): React.JSX.Element {
  const filter = usePoolStore((state) => state.filter)
  const { provider, providers, marketplaces } = useSession()
  const shown = marketplaces.filter(
    ({ providerId }) => providerId === provider.id || filter.includeOtherProviders === true,
  )
  return (
    <div className={classes['filters']}>
      <SearchBox text={filter.search ?? ''} focusGrid={focusGrid} />
      <Select
        aria-label="Marketplace"
        placeholder="All marketplaces"
        w={190}
        clearable
        searchable
        nothingFoundMessage="No such marketplace"
        value={filter.marketplaceIds?.[0] ?? null}
        data={shown.map(({ id, code, name }) => ({
          value: id,
          label: name === '' ? code : `${code} · ${name}`,
        }))}
        comboboxProps={{ width: 280, position: 'bottom-start' }}
        onChange={(id) => changeFilter({ marketplaceIds: id === null ? undefined : [id] })}
      />
      <Select
        aria-label="Model"
        placeholder="All models"
        w={130}
        clearable
        value={filter.models?.[0] ?? null}
        data={AccountModel.options}
        onChange={(model) =>
          changeFilter({ models: model === null ? undefined : [AccountModel.parse(model)] })
        }
      />
      <CustomerFilter />
      {providers.length > 1 && (
        <Switch
          label="Show other providers"
          checked={filter.includeOtherProviders === true}
          onChange={(event) =>
            changeFilter({ includeOtherProviders: event.currentTarget.checked || undefined })
          }
        />
      )}
      {filter.addedByChangeId !== undefined && (
        <Button
          size="compact-sm"
          variant="light"
          rightSection={<IconX size={13} aria-hidden />}
          onClick={() => changeFilter({ addedByChangeId: undefined })}
        >
          Only one import
        </Button>
      )}
      {!isFilterEmpty(filter) && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => showPool({ filter: {} })}>
          Clear filters
        </Button>
      )}
    </div>
  )
}

const SEARCH_DELAY_MS = 180

function SearchBox({
  text,
  focusGrid,
}: {
  readonly text: string
  readonly focusGrid: () => void
}): React.JSX.Element {
  const ref = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(text)
  const [seen, setSeen] = useState(text)
  const search = useDebouncedCallback(
    (next: string) => changeFilter({ search: next.trim() || undefined }),
    SEARCH_DELAY_MS,
  )
  // The filter changed from elsewhere: an address, a view, Clear filters.
  if (text !== seen) {
    setSeen(text)
    if (text !== typed.trim()) setTyped(text)
  }
  useSlashKey(ref)
  const change = (next: string): void => {
    setTyped(next)
    search(next)
  }
  return (
    <TextInput
      ref={ref}
      type="search"
      aria-label="Search accounts"
      aria-keyshortcuts="/"
      placeholder="Search ID, name or email"
      className={classes['search']}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        typed === '' ? (
          <Kbd size="xs">/</Kbd>
        ) : (
          <CloseButton size="sm" aria-label="Clear the search" onClick={() => change('')} />
        )
      }
      value={typed}
      maxLength={200}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'ArrowDown') {
          event.preventDefault()
          search.flush()
          focusGrid()
        } else if (event.key === 'Escape' && typed !== '') {
          event.preventDefault()
          change('')
        }
      }}
    />
  )
}

function useSlashKey(ref: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof Element && event.target.closest('input, textarea, [role="dialog"]') !== null
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping) return
      event.preventDefault()
      ref.current?.focus()
      ref.current?.select()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [ref])
}
