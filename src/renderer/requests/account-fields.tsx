import { Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { CustomerRef } from '../../shared/contract/customers.ts'
import type { InputOf } from '../../shared/contract/index.ts'
import type { AccountRequest } from '../../shared/contract/requests.ts'
import { REQUEST_ORIGIN_LABELS, RequestOrigin } from '../../shared/domain/account-request.ts'
import type { AccountModel } from '../../shared/domain/account-model.ts'
import { SupportPlan, supportPlanHint } from '../../shared/domain/support-plan.ts'
import { useOperation } from '../api.ts'
import { CustomerPicker } from '../customers/customer-picker.tsx'
import { MarketplaceField } from '../pool/marketplace-field.tsx'
import { ModelField } from '../pool/model-field.tsx'

/** What people type of a request for a new account. Tags as one `key = value` a line. */
export interface AccountValues extends Record<string, unknown> {
  nickname: string
  rootEmail: string
  supportPlan: SupportPlan | null
  customerId: CustomerRef | null
  origin: RequestOrigin
  roleName: string
  tags: string
  isPooled: boolean
  marketplaceId: string | null
  model: AccountModel | null
}

/** The form of a stored request, or of a new one. */
export function accountValues(
  stored: { readonly request: AccountRequest; readonly customer: CustomerRef | null } | null,
): AccountValues {
  const request = stored?.request
  return {
    nickname: request?.nickname ?? '',
    rootEmail: request?.rootEmail ?? '',
    supportPlan: request?.supportPlan ?? null,
    customerId: stored?.customer ?? null,
    origin: request?.origin ?? 'console',
    roleName: request?.roleName ?? 'OrganizationAccountAccessRole',
    tags: Object.entries(request?.tags ?? {})
      .map(([key, value]) => `${key} = ${value}`)
      .join('\n'),
    isPooled: (request?.place ?? null) !== null,
    marketplaceId: request?.place?.marketplaceId ?? null,
    model: request?.place?.model ?? null,
  }
}

/** What was typed, as commands take it. */
export function accountFrom(values: AccountValues): Omit<InputOf<'requests.draft'>, 'payerId'> {
  const lines = values.tags.split('\n').filter((line) => line.trim() !== '')
  const tags = lines.map((line): [string, string] => {
    const [key = '', ...rest] = line.split('=')
    return [key.trim(), rest.join('=').trim()]
  })
  const { isPooled, marketplaceId, model } = values
  return {
    nickname: values.nickname,
    rootEmail: values.rootEmail.trim(),
    supportPlan: values.supportPlan,
    customerId: values.customerId?.id ?? null,
    origin: values.origin,
    roleName: values.roleName,
    tags: Object.fromEntries(tags),
    place: isPooled && model !== null ? { marketplaceId: marketplaceId ?? '', model } : null,
  }
}

/** Why what was typed cannot be sent yet, by field; the core checks everything else. */
export function placeErrors({ isPooled, marketplaceId, model }: AccountValues): Record<string, string> {
  if (!isPooled) return {}
  return {
    ...(marketplaceId === null ? { marketplaceId: 'Choose a marketplace.' } : {}),
    ...(model === null ? { model: 'Choose the account model.' } : {}),
  }
}

interface AccountFieldsetProps {
  readonly form: UseFormReturnType<AccountValues>
  /** The request that is edited; null for a new one. */
  readonly requestId: string | null
}

/** The fields of a request: the three that are mandatory first (ION-18). */
export function AccountFieldset({ form, requestId }: AccountFieldsetProps): React.JSX.Element {
  const { values, errors } = form
  const check = useEmailCheck(values, requestId)
  const plan = values.supportPlan
  return (
    <>
      <TextInput
        label="Account name"
        description="1 to 50 plain letters, digits and signs. It is needed before the request is approved."
        withAsterisk
        autoComplete="off"
        data-autofocus={requestId === null || undefined}
        {...form.getInputProps('nickname')}
      />
      <TextInput
        label="New root email"
        description={
          check.warning ?? 'An address that no AWS account has ever had. Its owner signs in with it as root.'
        }
        withAsterisk
        type="email"
        autoComplete="off"
        {...form.getInputProps('rootEmail')}
        error={errors['rootEmail'] ?? check.problem}
      />
      <Select
        label="Support type"
        description={plan === null ? undefined : (supportPlanHint(plan) ?? undefined)}
        withAsterisk
        data={[...SupportPlan.options]}
        {...form.getInputProps('supportPlan')}
      />
      <CustomerPicker
        label="Customer"
        description="The account is linked to it as soon as AWS has created it."
        onlyActive
        value={values.customerId}
        onChange={(customer) => form.setFieldValue('customerId', customer)}
        error={errors['customerId']}
      />
      <Select
        label="Asked for in"
        allowDeselect={false}
        data={RequestOrigin.options.map((value) => ({ value, label: REQUEST_ORIGIN_LABELS[value] }))}
        {...form.getInputProps('origin')}
      />
      <Checkbox
        label="Add the account to the pool"
        {...form.getInputProps('isPooled', { type: 'checkbox' })}
      />
      {values.isPooled && (
        <>
          <MarketplaceField
            value={values.marketplaceId}
            onChange={(marketplaceId) => form.setFieldValue('marketplaceId', marketplaceId)}
            error={text(errors['marketplaceId'])}
          />
          <ModelField
            value={values.model}
            onChange={(model) => form.setFieldValue('model', model)}
            error={text(errors['model'])}
          />
        </>
      )}
      <TextInput
        label="Role for the management account"
        description="AWS makes it in the new account."
        autoComplete="off"
        {...form.getInputProps('roleName')}
      />
      <Textarea
        label="Tags"
        description="One a line, key = value."
        autosize
        minRows={1}
        placeholder="team = Key accounts"
        {...form.getInputProps('tags')}
      />
    </>
  )
}

/** What the core says of the typed email, once it looks like one. */
function useEmailCheck(
  { rootEmail, isPooled, model }: AccountValues,
  exceptId: string | null,
): { readonly problem: string | null; readonly warning: string | null } {
  const email = rootEmail.trim()
  const isTyped = /@.+\./.test(email)
  const asked = { email, model: isPooled ? model : null, exceptId }
  const { data } = useOperation('requests.checkEmail', asked, { isEnabled: isTyped })
  return isTyped && data !== undefined ? data : { problem: null, warning: null }
}

function text(error: React.ReactNode): string | null {
  return typeof error === 'string' ? error : null
}
