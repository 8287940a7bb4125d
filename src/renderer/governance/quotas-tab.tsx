import { Button, Group, NumberInput, Progress } from '@mantine/core'
import type { Quota } from '../../shared/contract/governance.ts'
import { QUOTA_KIND_LABELS, quotaText, warnBelowUse } from '../../shared/domain/quota.ts'
import { call, useOperation } from '../api.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import { useSession } from '../ui/use-session.ts'
import classes from './governance.module.css'
import type { GovernedCustomer } from './governed-customer.ts'
import { quotaUse } from './quota-words.ts'

/** The tab **Quotas** of a customer (MSH-19, A-17). */
export function QuotasTab({ customer }: { readonly customer: GovernedCustomer }): React.JSX.Element {
  const { data, error, refetch } = useOperation('quotas.list', { customerId: customer.id })
  if (error !== null) return <FailureNotice failure={error.failure} onNext={() => void refetch()} />
  if (data === undefined) return <LoadingState label="Reading the quotas" />
  return (
    <div className={classes['tab']}>
      <div className={classes['bar']}>
        <p className={classes['hint']}>
          How many projects and linked accounts {customer.companyName} may have. A quota below what is in use
          takes nothing away: it only stops what is new.
        </p>
      </div>
      <div className={classes['quotas']}>
        {data.quotas.map((quota) => (
          <QuotaCard key={`${quota.kind} ${quota.rev}`} customer={customer} quota={quota} />
        ))}
      </div>
    </div>
  )
}

/** An empty field stands for no limit. */
function limitOf(most: number | null): { most: number | '' } {
  return { most: most ?? '' }
}

function QuotaCard(props: { readonly customer: GovernedCustomer; readonly quota: Quota }): React.JSX.Element {
  const { customer, quota } = props
  const { kind, most, used, rev } = quota
  const label = QUOTA_KIND_LABELS[kind]
  const { form, failure, isBusy, submit } = useEntityForm(null, () => limitOf(most))
  const wanted = form.values.most === '' ? null : form.values.most
  const warning = warnBelowUse({ kind, most: wanted, used })
  const whyNot = missingPermission(useSession(), 'onboarding')
  const save = async (): Promise<void> => {
    await submit(async () => {
      const input = { customerId: customer.id, kind, most: wanted, rev }
      const { changeId } = await call('quotas.edit', input)
      const message = `The quota of ${customer.companyName} for ${label.toLowerCase()} is ${quotaText(wanted)}.`
      showUndoToast({ message, changeId })
    })
  }
  return (
    <form
      className={classes['card']}
      aria-label={`Quota for ${label.toLowerCase()}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (whyNot === null && wanted !== most) void save()
      }}
    >
      <h2>{label}</h2>
      <span>{quotaUse(quota)}</span>
      {most !== null && (
        <Progress
          value={most === 0 ? 100 : Math.min(100, (used / most) * 100)}
          color={used >= most ? 'yellow' : 'harbour'}
          aria-label={`${label} in use`}
        />
      )}
      {failure !== null && <FailureNotice failure={failure} />}
      <NumberInput
        label={`Most ${label.toLowerCase()}`}
        description="Empty: no limit."
        min={0}
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator=","
        readOnly={whyNot !== null}
        {...form.getInputProps('most')}
      />
      {warning !== null && <output className={classes['warning']}>{warning}</output>}
      <Group gap="xs">
        <GuardedButton
          size="xs"
          loading={isBusy}
          reason={whyNot ?? (wanted === most ? 'Nothing has been changed.' : null)}
          isSubmit
        >
          Save
        </GuardedButton>
        {wanted !== null && whyNot === null && (
          <Button size="xs" variant="subtle" onClick={() => form.setFieldValue('most', '')}>
            No limit
          </Button>
        )}
      </Group>
    </form>
  )
}
