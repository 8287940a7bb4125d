import { useForm, type UseFormReturnType } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import { asFailure } from '../ui/as-failure.ts'
import { fieldErrors, isShownByFields } from '../ui/form-failures.ts'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'

/** A tab of settings as a form that stays open. */
export interface SettingsFormState<Values extends Record<string, unknown>> {
  readonly form: UseFormReturnType<Values>
  /** What went wrong and belongs to no field. */
  readonly failure: Failure | null
  /** Why nothing may be changed here; null when it may. */
  readonly whyLocked: string | null
  /** Why there is nothing to save, or nobody who may; null when there is. */
  readonly whyNotSave: string | null
  /** Does something, and says with its answer that it is done, or at the fields and above what went wrong. */
  attempt(work: () => Promise<string>): Promise<void>
  /** Shows what is stored now. */
  show(values: Values): void
}

/** Keeps the form of a tab of settings. `toFields` names the fields of a failure as the form does. */
export function useSettingsForm<Values extends Record<string, unknown>>(
  stored: Values,
  toFields: (failure: Failure) => Failure = (failure) => failure,
): SettingsFormState<Values> {
  const form = useForm<Values>({ initialValues: stored })
  const [failure, setFailure] = useState<Failure | null>(null)
  const whyLocked = missingPermission(useSession(), 'administer')
  return {
    form,
    failure,
    whyLocked,
    whyNotSave: whyLocked ?? (form.isDirty() ? null : 'Nothing has been changed.'),
    attempt: async (work) => {
      setFailure(null)
      form.clearErrors()
      try {
        notifications.show({ role: 'status', message: await work() })
      } catch (error) {
        const no = toFields(asFailure(error))
        if (no.code === 'cancelled') return
        const fields = Object.keys(form.values)
        form.setErrors({ ...fieldErrors(no, fields) })
        if (!isShownByFields(no, fields)) setFailure(no)
      }
    },
    show: (values) => {
      form.setInitialValues(values)
      form.setValues(values)
    },
  }
}
