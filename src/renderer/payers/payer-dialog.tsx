import {
  Checkbox,
  Group,
  Input,
  NumberInput,
  SegmentedControl,
  Select,
  SimpleGrid,
  Textarea,
  TextInput,
} from '@mantine/core'
import type { Payer } from '../../shared/contract/payers.ts'
import { PAYER_CAPABILITY_LABELS, PayerCapability } from '../../shared/domain/payer-capability.ts'
import { readTypedAccountId } from '../../shared/domain/account-id.ts'
import { AWS_PARTITION_LABELS, AwsPartition } from '../../shared/domain/aws-partition.ts'
import { call } from '../api.ts'
import { ProfilePicker } from '../aws/profile-picker.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'

interface PayerDialogProps {
  /** Null to add one. */
  readonly payer: Payer | null
  /** Whether a new one is an MSP account. */
  readonly isMsp: boolean
  readonly onClose: () => void
}

/** **Add management account**, or edits one. */
export function PayerDialog({ payer, isMsp, onClose }: PayerDialogProps): React.JSX.Element {
  const { form, failure, isBusy, readAgain, submit } = useEntityForm(payer, (stored) => ({
    ...valuesOf(stored),
    isMsp: stored?.isMsp ?? isMsp,
  }))
  const save = async (): Promise<void> => {
    const { accountId, ...fields } = toInput(form.values)
    const isDone = await submit((existing) =>
      existing === null
        ? call('payers.create', { ...fields, accountId })
        : call('payers.edit', { ...existing, ...fields }),
    )
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title={payer === null ? 'Add management account' : `Edit ${payer.name}`}
      submitLabel={payer === null ? 'Add' : 'Save'}
      size="620"
      isBusy={isBusy}
      failure={failure}
      onReadAgain={readAgain}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Group grow align="start">
        <TextInput
          label="AWS account ID"
          withAsterisk
          placeholder="123456789012"
          autoComplete="off"
          spellCheck={false}
          data-autofocus={payer === null || undefined}
          readOnly={payer !== null}
          {...form.getInputProps('accountId')}
        />
        <TextInput
          label="Name"
          withAsterisk
          placeholder="Sirius MSP"
          data-autofocus={payer !== null || undefined}
          {...form.getInputProps('name')}
        />
      </Group>
      <Group grow align="start">
        <TextInput
          label="Organization ID"
          description="Filled in when it is listed."
          inputWrapperOrder={ORDER}
          placeholder="o-a1b2c3d4e5"
          spellCheck={false}
          {...form.getInputProps('organizationId')}
        />
        <Select
          label="Partition"
          description="Roles of its members are of the same."
          inputWrapperOrder={ORDER}
          allowDeselect={false}
          data={AwsPartition.options.map((value) => ({ value, label: AWS_PARTITION_LABELS[value] }))}
          {...form.getInputProps('partition')}
        />
      </Group>
      <Group grow align="start">
        <Input.Wrapper
          label="Sharing"
          labelElement="div"
          description="Several customers in it, or one."
          inputWrapperOrder={ORDER}
        >
          <SegmentedControl
            fullWidth
            mb={3}
            aria-label="Sharing"
            data={[
              { value: 'shared', label: 'Shared' },
              { value: 'dedicated', label: 'Dedicated' },
            ]}
            {...form.getInputProps('sharing')}
          />
        </Input.Wrapper>
        <NumberInput
          label="Account quota"
          description="Accounts that AWS allows in it."
          inputWrapperOrder={ORDER}
          min={1}
          max={50_000}
          allowDecimal={false}
          thousandSeparator=","
          {...form.getInputProps('maxAccounts')}
        />
      </Group>
      <Group grow align="start">
        <Select
          label="Email of the account verified"
          description="AWS sends invitations only then."
          inputWrapperOrder={ORDER}
          placeholder="Not known"
          clearable
          data={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
          {...form.getInputProps('isEmailVerified')}
        />
        <TextInput
          label="Billing bucket"
          description="S3 bucket of its cost reports."
          inputWrapperOrder={ORDER}
          spellCheck={false}
          {...form.getInputProps('billingBucket')}
        />
      </Group>
      <Group grow align="start">
        <ProfilePicker
          description="Proposed for work in this organization."
          value={form.values.profile}
          error={form.errors['profile']}
          onChange={(profile) => form.setFieldValue('profile', profile)}
        />
        <Checkbox
          mt={24}
          label="MSP account"
          description="A payer that you control. Others are listed under Non-MSP."
          {...form.getInputProps('isMsp', { type: 'checkbox' })}
        />
      </Group>
      <Checkbox.Group
        label="What you may do there"
        description="The rest is refused here. With none ticked, nothing is."
        {...form.getInputProps('capabilities')}
      >
        <SimpleGrid cols={2} spacing="md" verticalSpacing={8} mt={6}>
          {PayerCapability.options.map((each) => (
            <Checkbox key={each} value={each} label={PAYER_CAPABILITY_LABELS[each]} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      <Textarea label="Note" autosize minRows={1} maxRows={6} {...form.getInputProps('note')} />
    </FormDialog>
  )
}

const ORDER: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

interface Values extends Record<string, unknown> {
  accountId: string
  name: string
  partition: AwsPartition
  isMsp: boolean
  organizationId: string
  sharing: Payer['sharing']
  maxAccounts: number | string
  isEmailVerified: 'yes' | 'no' | null
  billingBucket: string
  capabilities: PayerCapability[]
  profile: string | null
  note: string
}

function valuesOf(payer: Payer | null): Values {
  const verified = payer?.isEmailVerified ?? null
  return {
    accountId: payer?.accountId ?? '',
    name: payer?.name ?? '',
    partition: payer?.partition ?? 'aws',
    isMsp: payer?.isMsp ?? true,
    organizationId: payer?.organizationId ?? '',
    sharing: payer?.sharing ?? 'shared',
    maxAccounts: payer?.maxAccounts ?? '',
    isEmailVerified: verified === null ? null : verified ? 'yes' : 'no',
    billingBucket: payer?.billingBucket ?? '',
    capabilities: payer?.capabilities ?? [],
    profile: payer?.profile ?? null,
    note: payer?.note ?? '',
  }
}

function toInput({ accountId, maxAccounts, isEmailVerified, ...values }: Values): InputWithId {
  const typed = readTypedAccountId(accountId)
  return {
    ...values,
    // What is no account id is sent as it is, for the core to say so.
    accountId: typed.kind === 'id' ? typed.accountId : accountId,
    maxAccounts: maxAccounts === '' ? null : Number(maxAccounts),
    isEmailVerified: isEmailVerified === null ? null : isEmailVerified === 'yes',
  }
}

type InputWithId = Parameters<typeof call<'payers.create'>>[1]
