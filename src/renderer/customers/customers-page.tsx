import { useLayoutEffect, useRef } from 'react'
import { goTo, useHashQuery } from '../routes/hash-location.ts'
import { Page } from '../ui/page.tsx'
import { useSession } from '../ui/use-session.ts'
import { CreateCustomerDialog } from './create-customer-dialog.tsx'
import { CustomerFilters } from './customer-filters.tsx'
import { customerPath } from './customer-path.ts'
import { CustomersBar } from './customers-bar.tsx'
import { CustomersGrid } from './customers-grid.tsx'
import { openCreate, recallCustomers, useCustomersStore } from './customers-store.ts'
import { CustomersToolbar } from './customers-toolbar.tsx'
import { offerCustomerUndo } from './offer-customer-undo.ts'
import { useCustomersAddress } from './use-customers-address.ts'

/** The screen **Customers**: everybody who gets accounts, under each other (MSH-01). */
export function CustomersPage(): React.JSX.Element | null {
  const { workspace } = useSession()
  const recalledId = useCustomersStore((state) => state.workspaceId)
  // Before the first drawing, or the grid would read a list that nobody asked for.
  useLayoutEffect(() => recallCustomers(workspace.id), [workspace.id])
  return recalledId === workspace.id ? <Customers /> : null
}

function Customers(): React.JSX.Element {
  const { provider } = useSession()
  useCustomersAddress(useHashQuery())
  const isCreating = useCustomersStore((state) => state.isCreating)
  const gridFocus = useRef<{ readonly focus: () => void }>(null)
  const focusGrid = (): void => gridFocus.current?.focus()
  return (
    <Page
      title="Customers"
      body="fill"
      description={`Customers of ${provider.name}`}
      toolbar={<CustomersToolbar />}
    >
      <CustomerFilters focusGrid={focusGrid} />
      <CustomersBar />
      <CustomersGrid focusRef={gridFocus} />
      {isCreating && (
        <CreateCustomerDialog
          onClose={() => {
            openCreate(false)
            focusGrid()
          }}
          onCreated={({ companyName, identifier }) => {
            openCreate(false)
            goTo(customerPath(identifier))
            void offerCustomerUndo(`Created ${companyName}.`, identifier)
          }}
        />
      )}
    </Page>
  )
}
