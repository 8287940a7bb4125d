import { ActionIcon, Tooltip } from '@mantine/core'
import type { CustomerTreeRow } from '../../shared/contract/customer-list.ts'
import { CustomerStatusActions, MOST_STATUS_ACTIONS } from '../governance/customer-status-actions.tsx'
import { goTo } from '../routes/hash-location.ts'
import { customerPath } from './customer-path.ts'
import { CUSTOMER_TABS } from './customer-tabs.tsx'

const SHORTCUTS = CUSTOMER_TABS.flatMap(({ id, shortcut }) =>
  shortcut === undefined ? [] : [{ id, ...shortcut }],
)

/** How much room the icons take. */
export const ROW_ACTIONS_PX = 16 + (SHORTCUTS.length + MOST_STATUS_ACTIONS) * 26

/** The icons of a row: those that lead to a tab of the customer's page, and those that move its status. */
export function CustomerRowActions({ row }: { readonly row: CustomerTreeRow }): React.JSX.Element {
  return (
    <>
      {SHORTCUTS.map(({ id, label, Icon }) => (
        <Tooltip key={id} label={label}>
          <ActionIcon
            size="sm"
            tabIndex={-1}
            aria-label={label}
            onClick={() => goTo(customerPath(row.identifier, id))}
          >
            <Icon size={15} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
      <CustomerStatusActions customer={row} as="icons" />
    </>
  )
}
