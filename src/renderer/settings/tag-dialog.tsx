import { Checkbox, Select, Stack, TagsInput, TextInput } from '@mantine/core'
import type { TagDefinition } from '../../shared/contract/tags.ts'
import { TAG_TYPE_LABELS, TagType } from '../../shared/domain/tag-value.ts'
import { call } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'

interface TagDialogProps {
  /** Null to add one. */
  readonly tag: TagDefinition | null
  readonly onClose: () => void
}

/** Defines a tag, or changes how one is defined. */
export function TagDialog({ tag, onClose }: TagDialogProps): React.JSX.Element {
  const { form, failure, isBusy, readAgain, submit } = useEntityForm(tag, valuesOf)
  const { type } = form.values
  const save = async (): Promise<void> => {
    const isDone = await submit(async (existing) => {
      const { pattern, defaultValue, choices, ...fields } = form.values
      const input = {
        ...fields,
        choices: type === 'choice' ? choices : [],
        pattern: type === 'text' && pattern !== '' ? pattern : null,
        defaultValue: defaultValue === '' ? null : defaultValue,
      }
      const { changeId } =
        existing === null
          ? await call('tags.define', input)
          : await call('tags.redefine', { ...existing, ...input })
      showUndoToast({ message: `The tag ${input.name} is saved.`, changeId })
    })
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title={tag === null ? 'New tag' : 'Edit tag'}
      isBusy={isBusy}
      failure={failure}
      onReadAgain={readAgain}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextInput label="Name" withAsterisk data-autofocus {...form.getInputProps('name')} />
      <TextInput
        label="Description"
        description="Stands below the field wherever the tag is set."
        {...form.getInputProps('description')}
      />
      <Select
        label="Type"
        allowDeselect={false}
        data={TagType.options.map((each) => ({ value: each, label: TAG_TYPE_LABELS[each] }))}
        {...form.getInputProps('type')}
      />
      {type === 'choice' && (
        <TagsInput
          label="Choices"
          withAsterisk
          description="Enter adds one."
          {...form.getInputProps('choices')}
        />
      )}
      {type === 'text' && (
        <TextInput
          label="Pattern"
          description="A regular expression that the whole text has to match, like [A-Z]{2}-[0-9]+ for DE-4711."
          spellCheck={false}
          {...form.getInputProps('pattern')}
        />
      )}
      <TextInput label="Default" description={DEFAULT_HINTS[type]} {...form.getInputProps('defaultValue')} />
      <Stack gap={10}>
        <Checkbox
          label="Restricted"
          description="Only partners and admins set it."
          {...form.getInputProps('isRestricted', { type: 'checkbox' })}
        />
        <Checkbox
          label="Immutable"
          description="Settled when the customer is created."
          {...form.getInputProps('isImmutable', { type: 'checkbox' })}
        />
        <Checkbox
          label="Mandatory"
          description="A new customer has to have it."
          {...form.getInputProps('isMandatory', { type: 'checkbox' })}
        />
      </Stack>
    </FormDialog>
  )
}

const DEFAULT_HINTS: Readonly<Record<TagType, string>> = {
  text: 'What a new customer gets when nothing is entered.',
  number: 'A number, like 12 or 3.5.',
  date: 'A date, like 2026-11-24.',
  yes_no: 'yes or no.',
  choice: 'One of the choices.',
}

function valuesOf(tag: TagDefinition | null): {
  name: string
  description: string
  type: TagType
  choices: string[]
  pattern: string
  defaultValue: string
  isRestricted: boolean
  isImmutable: boolean
  isMandatory: boolean
} {
  return {
    name: tag?.name ?? '',
    description: tag?.description ?? '',
    type: tag?.type ?? 'text',
    choices: tag?.choices ?? [],
    pattern: tag?.pattern ?? '',
    defaultValue: tag?.defaultValue ?? '',
    isRestricted: tag?.isRestricted ?? false,
    isImmutable: tag?.isImmutable ?? false,
    isMandatory: tag?.isMandatory ?? false,
  }
}
