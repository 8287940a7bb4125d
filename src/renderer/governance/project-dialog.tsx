import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Project } from '../../shared/contract/governance.ts'
import { proposeIdentifier } from '../../shared/domain/customer.ts'
import { call } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import type { GovernedCustomer } from './governed-customer.ts'

interface ProjectDialogProps {
  readonly customer: GovernedCustomer
  /** Null to create one. */
  readonly project: Project | null
  readonly onClose: () => void
}

/** The dialogs **New project** and **Rename project**. */
export function ProjectDialog({ customer, project, onClose }: ProjectDialogProps): React.JSX.Element {
  const { form, failure, isBusy, readAgain, submit } = useEntityForm(project, (stored) => ({
    name: stored?.name ?? '',
    identifier: stored?.identifier ?? '',
  }))
  const [isProposed, setProposed] = useState(true)
  const { name, identifier } = form.values
  const save = async (): Promise<void> => {
    const isDone = await submit(async (existing) => {
      const { changeId } =
        existing === null
          ? await call('projects.create', { customerId: customer.id, name, identifier })
          : await call('projects.rename', { ...existing, name })
      const done = existing === null ? 'created' : 'renamed'
      showUndoToast({ message: `Project ${name} is ${done}.`, changeId })
    })
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title={project === null ? 'New project' : 'Rename project'}
      isBusy={isBusy}
      failure={failure}
      onReadAgain={readAgain}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        withAsterisk
        data-autofocus
        {...form.getInputProps('name')}
        onChange={(event) => {
          const typed = event.currentTarget.value
          form.setFieldValue('name', typed)
          if (project === null && isProposed) form.setFieldValue('identifier', proposeIdentifier(typed))
        }}
      />
      {project === null && (
        <TextInput
          label="Identifier"
          withAsterisk
          description="Permanent: it cannot be changed later."
          spellCheck={false}
          {...form.getInputProps('identifier')}
          onChange={(event) => {
            setProposed(false)
            form.setFieldValue('identifier', event.currentTarget.value)
          }}
        />
      )}
    </FormDialog>
  )
}
