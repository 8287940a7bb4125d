import { useForm, type UseFormReturnType } from '@mantine/form'
import { useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import { asFailure } from './as-failure.ts'
import { fieldErrors, isShownByFields } from './form-failures.ts'

interface Entity {
  readonly id: string
  readonly rev: number
}

interface EntityForm<Values> {
  readonly form: UseFormReturnType<Values>
  /** What no field of the form can say. */
  readonly failure: Failure | null
  readonly isBusy: boolean
  /** Fills the form with what is stored now, after somebody else changed it. */
  readonly readAgain: () => void
  /** Saves; wrong fields are marked, any other no is kept for a notice. Answers whether it worked. */
  readonly submit: (save: (existing: Entity | null) => Promise<unknown>) => Promise<boolean>
}

/** The form of a thing that others may edit too: `stored` is null for a new one, and grows newer while the form is open. */
export function useEntityForm<Stored extends Entity, Values extends Record<string, unknown>>(
  stored: Stored | null,
  valuesOf: (stored: Stored | null) => Values,
): EntityForm<Values> {
  // The revision that was read when the form was filled; saving over a newer one is a conflict.
  const [base, setBase] = useState(stored)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const form = useForm<Values>({ initialValues: valuesOf(stored) })
  const fields = Object.keys(form.values)
  const submit: EntityForm<Values>['submit'] = async (save) => {
    setBusy(true)
    setFailure(null)
    try {
      await save(base === null ? null : { id: base.id, rev: base.rev })
      return true
    } catch (error) {
      const no = asFailure(error)
      form.setErrors({ ...fieldErrors(no, fields) })
      if (!isShownByFields(no, fields)) setFailure(no)
      return false
    } finally {
      setBusy(false)
    }
  }
  const readAgain = (): void => {
    setBase(stored)
    setFailure(null)
    form.setValues(valuesOf(stored))
    form.clearErrors()
  }
  return { form, failure, isBusy, readAgain, submit }
}
