import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useOperation } from '../api.ts'
import { changeFilter, usePoolStore } from './pool-store.ts'

/** Says that the pool shows one project only, and takes that away again. */
export function ProjectFilter(): React.JSX.Element | null {
  const projectId = usePoolStore(({ filter }) => filter.projectIds?.[0] ?? null)
  const customerId = usePoolStore(({ filter }) => filter.customerIds?.[0] ?? null)
  const { data } = useOperation(
    'projects.list',
    { customerId: customerId ?? '' },
    { isEnabled: projectId !== null && customerId !== null },
  )
  if (projectId === null) return null
  const name = data?.projects.find(({ id }) => id === projectId)?.name
  return (
    <Button
      size="compact-sm"
      variant="light"
      rightSection={<IconX size={13} aria-hidden />}
      onClick={() => changeFilter({ projectIds: undefined })}
    >
      {name === undefined ? 'Only one project' : `Only project ${name}`}
    </Button>
  )
}
