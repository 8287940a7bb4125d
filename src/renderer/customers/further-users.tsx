import { ActionIcon, Button, Group, Select, Stack, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { randomId } from '@mantine/hooks'
import { IconPlus, IconX } from '@tabler/icons-react'
import { CustomerUserRole } from '../../shared/contract/customers.ts'
import type { NewCustomerValues } from './new-customer-form.ts'
import { USER_ROLE_LABELS } from './customer-words.ts'

/** The rows of the dialog **Create customer** for users beside the first one. */
export function FurtherUsers(props: {
  readonly form: UseFormReturnType<NewCustomerValues>
}): React.JSX.Element {
  const { form } = props
  return (
    <Stack gap="xs">
      {form.values.further.map(({ row }, index) => {
        const who = `of user ${index + 2}`
        const field = (part: string) => form.getInputProps(`further.${index}.${part}`)
        return (
          <Group key={row} align="start" gap="xs" wrap="nowrap">
            <TextInput
              flex={1}
              aria-label={`First name ${who}`}
              placeholder="First name"
              {...field('firstName')}
            />
            <TextInput
              flex={1}
              aria-label={`Last name ${who}`}
              placeholder="Last name"
              {...field('lastName')}
            />
            <TextInput flex={1.4} aria-label={`Email ${who}`} placeholder="Email" {...field('email')} />
            <Select
              w={116}
              aria-label={`Role ${who}`}
              allowDeselect={false}
              data={CustomerUserRole.options.map((role) => ({ value: role, label: USER_ROLE_LABELS[role] }))}
              {...field('role')}
            />
            <ActionIcon
              mt={3}
              aria-label={`Remove user ${index + 2}`}
              onClick={() => form.removeListItem('further', index)}
            >
              <IconX size={15} aria-hidden />
            </ActionIcon>
          </Group>
        )
      })}
      <Group>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() =>
            form.insertListItem('further', {
              row: randomId(),
              firstName: '',
              lastName: '',
              email: '',
              role: 'employee',
            })
          }
        >
          Add user
        </Button>
      </Group>
    </Stack>
  )
}
