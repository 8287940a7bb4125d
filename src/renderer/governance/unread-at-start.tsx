import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../api.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useSession } from '../ui/use-session.ts'
import { UnreadMessages } from './unread-messages.tsx'

/** What waits for the operator to be read, when the application starts or somebody else takes over (MSH-16). */
export function UnreadAtStart(): React.JSX.Element | null {
  const { operator } = useSession()
  const { data } = useOperation('messages.unread', { customerId: null })
  const [postponedBy, setPostponedBy] = useState<string | null>(null)
  if (data === undefined || data.messages.length === 0 || postponedBy === operator.id) return null
  const postpone = (): void => setPostponedBy(operator.id)
  return (
    <Dialog size="lg" title={`Messages for ${operator.name}`} onClose={postpone}>
      <UnreadMessages customerId={null} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={postpone}>
          Read later
        </Button>
      </Group>
    </Dialog>
  )
}
