import { insertCustomer } from '../../src/main/core/customers/customer-table.ts'
import { change } from '../../src/main/core/store/change.ts'
import { run, sql } from '../../src/main/core/store/sql.ts'
import { openTestStore } from './seed-accounts.ts'

/** Puts a distributor with two users into a workspace that no core has open; answers with its id. */
export function seedCustomerWithUsers(
  workspaceFile: string,
  identifier: string,
  companyName: string,
): string {
  const store = openTestStore(workspaceFile)
  const id = store.ports.newId()
  const intent = { subject: identifier, label: 'Seeded', actor: 'Test', isUndoable: false }
  change(store, { type: 'CUSTOMER_CREATED', ...intent }, ({ db, at, newId }) => {
    const customer = insertCustomer(db, {
      id,
      providerKey: 1,
      identifier,
      companyName,
      kind: 'distributor',
      parentKey: null,
      status: 'active',
      origin: 'created',
      createdAt: at,
      domain: null,
      sector: null,
      pricebook: null,
      currency: null,
      supportPlan: null,
      isPaymentOk: null,
      isGovernment: false,
      note: null,
    })
    for (const [name, state] of [
      ['anna', 'active'],
      ['ben', 'invited'],
      ['carl', 'removed'],
    ]) {
      run(
        db,
        sql`INSERT INTO customer_user (id, customer, email, first_name, last_name, role, state, invited_at)
            VALUES (${newId()}, ${customer}, ${`${name}@${identifier}.example`}, ${name ?? ''}, 'Doe', 'admin',
              ${state ?? ''}, ${at})`,
      )
    }
  })
  store.connection.close()
  return id
}
