import { Button, Select } from '@mantine/core'
import { AwsState } from '../../shared/contract/accounts.ts'
import { MemberRole, type MemberFilter } from '../../shared/contract/members.ts'
import { CustomerFilterField } from '../customers/customer-filter-field.tsx'
import { AWS_STATE_LABELS } from '../pool/pool-columns.tsx'
import pool from '../pool/pool.module.css'
import { SearchBox } from '../ui/search-box.tsx'
import { withoutBlanks } from './members-address.ts'
import { MEMBER_ROLE_LABELS } from './payer-words.ts'

interface MembersFiltersProps {
  readonly filter: MemberFilter
  readonly onFilter: (filter: MemberFilter) => void
  readonly focusGrid: () => void
}

/** What narrows the members: search, customer, role, AWS state, pool. */
export function MembersFilters({ filter, onFilter, focusGrid }: MembersFiltersProps): React.JSX.Element {
  const change = (parts: { readonly [Part in keyof MemberFilter]: MemberFilter[Part] | undefined }): void =>
    onFilter(withoutBlanks({ ...filter, ...parts }))
  return (
    <div className={pool['filters']}>
      <SearchBox
        label="Search members"
        placeholder="Search ID, name or email"
        text={filter.search ?? ''}
        onSearch={(search) => change({ search })}
        focusGrid={focusGrid}
      />
      <CustomerFilterField choice={filter} onChange={change} />
      <Select
        aria-label="Role"
        placeholder="All roles"
        w={150}
        clearable
        value={roleChoice(filter)}
        data={[
          ONBOARDED,
          NOT_ONBOARDED,
          ...MemberRole.options.map((value) => ({ value, label: MEMBER_ROLE_LABELS[value] })),
          OPEN_TO_ALL,
        ]}
        onChange={(chosen) =>
          change({
            isOnboarded:
              chosen === ONBOARDED.value ? true : chosen === NOT_ONBOARDED.value ? false : undefined,
            isRoleOpen: chosen === OPEN_TO_ALL.value ? true : undefined,
            roles: MemberRole.options.filter((role) => role === chosen),
          })
        }
      />
      <Select
        aria-label="AWS state"
        placeholder="All AWS states"
        w={160}
        clearable
        value={filter.awsStates?.[0] ?? null}
        data={AwsState.options.map((value) => ({ value, label: AWS_STATE_LABELS[value] }))}
        onChange={(chosen) => change({ awsStates: AwsState.options.filter((state) => state === chosen) })}
      />
      <Select
        aria-label="Pool"
        placeholder="In the pool or not"
        w={160}
        clearable
        value={filter.isInPool === undefined ? null : filter.isInPool ? 'in' : 'out'}
        data={[
          { value: 'in', label: 'In the pool' },
          { value: 'out', label: 'Not in the pool' },
        ]}
        onChange={(chosen) => change({ isInPool: chosen === null ? undefined : chosen === 'in' })}
      />
      {Object.keys(filter).length > 0 && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onFilter({})}>
          Clear filters
        </Button>
      )}
    </div>
  )
}

const ONBOARDED = { value: 'onboarded', label: 'Onboarded' }
const NOT_ONBOARDED = { value: 'not-onboarded', label: 'Not onboarded' }
const OPEN_TO_ALL = { value: 'open', label: 'Open to all' }

function roleChoice({ isOnboarded, isRoleOpen, roles }: MemberFilter): string | null {
  if (isRoleOpen === true) return OPEN_TO_ALL.value
  if (isOnboarded !== undefined) return (isOnboarded ? ONBOARDED : NOT_ONBOARDED).value
  return roles?.[0] ?? null
}
