import type { SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { CustomerRef } from '../../shared/contract/customers.ts'
import {
  CUSTOMER_KIND_LABELS,
  CUSTOMER_STATUS_LABELS,
  type CustomerKind,
} from '../../shared/domain/customer.ts'
import { useOperation } from '../api.ts'
import { formatCount } from '../ui/format.ts'
import { useCustomerAtWork } from './use-customer-at-work.ts'
import classes from './customers.module.css'

interface Offered {
  /** What stands in the box. */
  readonly text: string
  readonly value: CustomerRef | null
  readonly onlyActive?: boolean
  readonly kinds?: readonly CustomerKind[]
  readonly isOwnFirst?: boolean
}

interface CustomerOffer {
  readonly select: Pick<
    SelectProps,
    'data' | 'filter' | 'renderOption' | 'nothingFoundMessage' | 'onDropdownOpen'
  >
  /** The customer behind an option. */
  readonly refOf: (id: string) => CustomerRef | null
}

const OFFERED = 20
const MORE = 'more'

/** The customers that a box offers for what was typed into it, as options of a `Select`; before that, the one at work first. */
export function useCustomerOffer(asked: Offered): CustomerOffer {
  // The name of the one that is chosen stands in the box, but is no search.
  const wanted = asked.text === asked.value?.companyName ? '' : asked.text.trim()
  const [text] = useDebouncedValue(wanted, 60)
  // The top bar is always there: nothing is asked before somebody wants to choose.
  const [wasOpened, setOpened] = useState(false)
  const found = useOperation(
    'customers.find',
    {
      text,
      limit: OFFERED,
      ...(asked.onlyActive === undefined ? {} : { onlyActive: asked.onlyActive }),
      ...(asked.kinds === undefined ? {} : { kinds: [...asked.kinds] }),
      ...(asked.isOwnFirst === undefined ? {} : { isOwnFirst: asked.isOwnFirst }),
    },
    { isEnabled: wasOpened },
  )
  const { value } = asked
  const atWork = useCustomerAtWork()
  const isFirst = text === '' && atWork !== null && isWanted(atWork, asked)
  const others = (found.data?.customers ?? []).filter(({ id }) => !isFirst || id !== atWork.id)
  const offered = isFirst ? [atWork, ...others] : others
  const customers =
    value === null || offered.some(({ id }) => id === value.id) ? offered : [value, ...offered]
  const more = (found.data?.total ?? 0) - offered.length
  const isReading = found.data === undefined || text !== wanted || found.isPlaceholderData
  return {
    select: {
      data: [
        ...customers.map(({ id, companyName }) => ({ value: id, label: companyName })),
        ...(more > 0
          ? [{ value: MORE, label: `${formatCount(more)} more: type more of the name`, disabled: true }]
          : []),
      ],
      // The core found them.
      filter: ({ options, search }) =>
        options.filter((option) =>
          isOffered(option, { isChosenAsked: search.trim() === '', value, offered }),
        ),
      renderOption: ({ option }) => (
        <CustomerOption customer={customers.find(({ id }) => id === option.value)} label={option.label} />
      ),
      onDropdownOpen: () => setOpened(true),
      nothingFoundMessage: isReading ? 'Searching …' : nothingFound(text),
    },
    refOf: (id) => customers.find((customer) => customer.id === id) ?? null,
  }
}

function isWanted({ status, kind }: CustomerRef, { onlyActive, kinds }: Offered): boolean {
  return (onlyActive !== true || status === 'active') && (kinds === undefined || kinds.includes(kind))
}

/** The one that is chosen is always known to the box, but shown only where it was found. */
function isOffered(
  option: object,
  known: {
    readonly isChosenAsked: boolean
    readonly value: CustomerRef | null
    readonly offered: readonly CustomerRef[]
  },
): boolean {
  const id = 'value' in option ? option.value : null
  return known.isChosenAsked || id !== known.value?.id || known.offered.some((customer) => customer.id === id)
}

function nothingFound(text: string): string {
  return text === '' ? 'There is no customer to choose yet' : `No customer has “${text}” in its name or email`
}

function CustomerOption(props: {
  readonly customer: CustomerRef | undefined
  readonly label: string
}): React.JSX.Element {
  const { customer } = props
  if (customer === undefined) return <span className={classes['optionFacts']}>{props.label}</span>
  const { companyName, identifier, kind, path, status } = customer
  return (
    <span className={classes['option']}>
      <span className={classes['optionName']}>
        {companyName}
        {path.length > 0 && <span className={classes['optionPath']}> in {path.join(' › ')}</span>}
      </span>
      <span className={classes['optionFacts']}>
        {status === 'active' ? CUSTOMER_KIND_LABELS[kind] : CUSTOMER_STATUS_LABELS[status]} · {identifier}
      </span>
    </span>
  )
}
