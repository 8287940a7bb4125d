import { Button, Select, Switch } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { AccountModel } from '../../shared/domain/account-model.ts'
import { SearchBox } from '../ui/search-box.tsx'
import { useSession } from '../ui/use-session.ts'
import { CustomerFilterField } from '../customers/customer-filter-field.tsx'
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
      <SearchBox
        label="Search accounts"
        placeholder="Search ID, name or email"
        text={filter.search ?? ''}
        onSearch={(search) => changeFilter({ search: search || undefined })}
        focusGrid={focusGrid}
      />
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
      <CustomerFilterField choice={filter} onChange={changeFilter} />
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
