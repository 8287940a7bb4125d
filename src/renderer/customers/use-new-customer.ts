import { useForm, type UseFormReturnType } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useEffectEvent, useState } from 'react'
import type { CustomerRef } from '../../shared/contract/customers.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import type { OutputOf } from '../../shared/contract/index.ts'
import { call, useOperation } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { newCustomerErrors, newCustomerOf, type NewCustomerValues } from './new-customer-form.ts'

interface NewCustomerForm {
  readonly form: UseFormReturnType<NewCustomerValues>
  /** What no field of the form can say. */
  readonly failure: Failure | null
  readonly isBusy: boolean
  /** What there is to say before it is created; undefined until the core answered. */
  readonly check: OutputOf<'customers.checkNew'> | undefined
  /** Takes an identifier that somebody wrote: from now on none is proposed. */
  readonly writeIdentifier: (identifier: string) => void
  /** Creates it; null when something was wrong, which the form then says. */
  readonly create: () => Promise<CustomerRef | null>
}

/** The form of a new customer: proposes its identifier, asks the core what is to be said, creates it. */
export function useNewCustomer(initialName: string): NewCustomerForm {
  const [isIdentifierWritten, setIdentifierWritten] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const form = useForm<NewCustomerValues>({
    initialValues: {
      companyName: initialName,
      identifier: '',
      kind: 'end_customer',
      parent: null,
      firstName: '',
      lastName: '',
      email: '',
      further: [],
    },
  })
  const { values } = form
  useProposedIdentifier(isIdentifierWritten ? '' : values.companyName, (identifier) => {
    if (!isIdentifierWritten && identifier !== values.identifier) form.setFieldValue('identifier', identifier)
  })
  const create = async (): Promise<CustomerRef | null> => {
    setBusy(true)
    setFailure(null)
    try {
      const { companyName } = values
      // Whoever is quicker than the proposal gets it all the same.
      const identifier =
        isIdentifierWritten || companyName.trim() === ''
          ? values.identifier
          : (await call('customers.proposeIdentifier', { companyName })).identifier
      return await call('customers.create', newCustomerOf({ ...values, identifier }))
    } catch (error) {
      const no = asFailure(error)
      const errors = newCustomerErrors(no)
      if (errors === null) setFailure(no)
      else form.setErrors({ ...errors })
      return null
    } finally {
      setBusy(false)
    }
  }
  return {
    form,
    failure,
    isBusy,
    check: useCheck(values),
    writeIdentifier: (identifier) => {
      setIdentifierWritten(identifier !== '')
      form.setFieldValue('identifier', identifier)
    },
    create,
  }
}

function useProposedIdentifier(companyName: string, take: (identifier: string) => void): void {
  const [name] = useDebouncedValue(companyName.trim(), 150)
  const isAsked = name !== ''
  const proposed = useOperation('customers.proposeIdentifier', { companyName: name }, { isEnabled: isAsked })
  const identifier = isAsked && !proposed.isPlaceholderData ? proposed.data?.identifier : undefined
  const offer = useEffectEvent(take)
  useEffect(() => {
    if (identifier !== undefined) offer(identifier)
  }, [identifier])
}

function useCheck(values: NewCustomerValues): OutputOf<'customers.checkNew'> | undefined {
  const { companyName, identifier, kind, parentId, users } = newCustomerOf(values)
  const emails = users.map(({ email }) => email).filter((email) => email.includes('@'))
  const [asked] = useDebouncedValue(JSON.stringify({ companyName, identifier, kind, parentId, emails }), 200)
  // It was written by the line above.
  return useOperation(
    'customers.checkNew',
    JSON.parse(asked) as Parameters<typeof call<'customers.checkNew'>>[1],
  ).data
}
