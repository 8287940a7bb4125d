import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { checkRoleArn, roleArnOf, type RolePlace } from '../../shared/domain/role-arn.ts'

interface RoleArnFieldsProps {
  readonly place: RolePlace
  readonly value: string
  /** What the core said of it. */
  readonly error: React.ReactNode
  readonly onChange: (roleArn: string) => void
}

/** **Role ARN** or **Role name** (A-03): either gives the other. Mistakes are named, and what was meant is offered (U-07). */
export function RoleArnFields({ place, value, error, onChange }: RoleArnFieldsProps): React.JSX.Element {
  const [isLeft, setLeft] = useState(false)
  const read = checkRoleArn(value, place)
  const [typedName, setTypedName] = useState('')
  const problem = read.ok || value === '' ? null : read.reason
  const suggestion = problem?.suggestion ?? null
  const name = read.ok ? `${read.value.path}${read.value.name}` : typedName
  return (
    <>
      <TextInput
        label="Role ARN"
        withAsterisk
        data-autofocus
        placeholder={roleArnOf(place, 'QuartermasterRole')}
        autoComplete="off"
        spellCheck={false}
        value={value}
        error={error ?? (isLeft ? (problem?.message ?? null) : null)}
        onBlur={() => setLeft(true)}
        onChange={(event) => {
          setTypedName('')
          onChange(event.currentTarget.value)
        }}
      />
      {suggestion !== null && typedName === '' && (
        <Group>
          <Button size="compact-sm" variant="light" onClick={() => onChange(suggestion)}>
            Use {suggestion}
          </Button>
        </Group>
      )}
      <TextInput
        label="Role name"
        description="When the ARN is not at hand: it is built from the name, with its path if it has one."
        autoComplete="off"
        spellCheck={false}
        value={name}
        onChange={(event) => {
          const typed = event.currentTarget.value
          setTypedName(typed)
          onChange(typed === '' ? '' : roleArnOf(place, typed))
        }}
      />
    </>
  )
}
