import { Select } from '@mantine/core'
import { useOperation } from '../api.ts'

/** The combobox **Project**: one of a customer's. */
export function ProjectField(props: {
  readonly customerId: string
  readonly value: string | null
  readonly onChange: (projectId: string | null) => void
}): React.JSX.Element {
  const { data } = useOperation('projects.list', { customerId: props.customerId })
  return (
    <Select
      label="Project"
      withAsterisk
      searchable
      data-autofocus
      placeholder={data?.projects.length === 0 ? 'The customer has no projects yet' : 'Choose a project'}
      nothingFoundMessage="No such project"
      value={props.value}
      data={(data?.projects ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={props.onChange}
    />
  )
}
