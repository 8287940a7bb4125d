import { NumberInput, Select, TextInput, Tooltip } from '@mantine/core'
import type { TagDefinition } from '../../shared/contract/tags.ts'
import { whyTagIsLocked } from '../../shared/domain/tag-value.ts'
import { useOperation } from '../api.ts'

interface TagFieldsProps {
  /** What is entered, by the id of the tag; a tag that is not there shows its default when the customer is new. */
  readonly values: Readonly<Record<string, string>>
  /** What is wrong, by the id of the tag. */
  readonly errors: Readonly<Record<string, string>>
  /** A customer that is being created: immutable tags can be set. */
  readonly isNew: boolean
  /** Why nothing at all can be set; null when something can. */
  readonly reason?: string | null
  readonly onChange: (definitionId: string, value: string) => void
}

/** A field for each tag that there is; those that cannot be set say why (MSH-03, MSH-20). */
export function TagFields(props: TagFieldsProps): React.JSX.Element | null {
  const { data } = useOperation('tags.definitions', {})
  if (data === undefined) return null
  const { definitions, maySetRestricted } = data
  return (
    <>
      {definitions.map((tag) => (
        <TagField
          key={tag.id}
          tag={tag}
          value={props.values[tag.id] ?? (props.isNew ? (tag.defaultValue ?? '') : '')}
          error={props.errors[tag.id]}
          reason={props.reason ?? whyTagIsLocked(tag, { maySetRestricted, isNew: props.isNew })}
          onChange={(value) => props.onChange(tag.id, value)}
        />
      ))}
    </>
  )
}

interface TagFieldProps {
  readonly tag: TagDefinition
  readonly value: string
  readonly error: string | undefined
  readonly reason: string | null
  readonly onChange: (value: string) => void
}

const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

function TagField({ tag, value, error, reason, onChange }: TagFieldProps): React.JSX.Element {
  const common = {
    label: tag.name,
    description: tag.description === '' ? undefined : tag.description,
    withAsterisk: tag.isMandatory,
    disabled: reason !== null,
    'aria-description': reason ?? undefined,
    error,
  }
  const field = fieldOf(tag, { common, value, onChange })
  return (
    <Tooltip label={reason} disabled={reason === null} position="top-start">
      <div>{field}</div>
    </Tooltip>
  )
}

function fieldOf(
  { type, choices, pattern }: TagDefinition,
  {
    common,
    value,
    onChange,
  }: {
    readonly common: Record<string, unknown> & { readonly label: string }
    readonly value: string
    readonly onChange: (value: string) => void
  },
): React.JSX.Element {
  switch (type) {
    case 'choice':
    case 'yes_no':
      return (
        <Select
          {...common}
          clearable
          data={type === 'choice' ? choices : YES_NO}
          value={value === '' ? null : value}
          onChange={(chosen) => onChange(chosen ?? '')}
        />
      )
    case 'number':
      return (
        <NumberInput {...common} value={value} onChange={(number) => onChange(String(number))} hideControls />
      )
    case 'date':
    case 'text':
      return (
        <TextInput
          {...common}
          type={type}
          placeholder={pattern ?? undefined}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
  }
}
