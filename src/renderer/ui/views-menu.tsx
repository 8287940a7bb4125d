import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconBookmark, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { SavedView } from '../../shared/contract/workspace.ts'
import { call, queryClient, useOperation } from '../api.ts'
import { showFailure } from './failure-notice.tsx'
import classes from './views-menu.module.css'

interface ViewsMenuProps {
  /** The screen whose views they are. */
  readonly screen: string
  /** What a view keeps of the screen as it is now. */
  readonly stateNow: () => unknown
  /** Shows what a view kept; it may come from an older version. */
  readonly onShow: (state: unknown) => void
}

/** The button **Views**: named filters with their order and columns. */
export function ViewsMenu({ screen, stateNow, onShow }: ViewsMenuProps): React.JSX.Element {
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const views = useOperation('views.list', { screen })
  const all = views.data?.views ?? []
  return (
    <Popover position="bottom-end" width={270} trapFocus returnFocus opened={isOpen} onChange={setOpen}>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconBookmark size={15} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          Views
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Saved views">
        <Stack gap="xs">
          {all.length === 0 && (
            <Text size="sm" c="dimmed">
              No view is saved yet. Set filters, order and columns as you like them, and give that a name.
            </Text>
          )}
          {all.map((view) => (
            <Group key={view.id} gap={4} wrap="nowrap">
              <UnstyledButton
                className={classes['view']}
                onClick={() => {
                  onShow(view.state)
                  setOpen(false)
                }}
              >
                {view.name}
              </UnstyledButton>
              <ActionIcon size="sm" aria-label={`Remove view ${view.name}`} onClick={() => void remove(view)}>
                <IconTrash size={14} />
              </ActionIcon>
            </Group>
          ))}
          <form
            onSubmit={(event) => {
              event.preventDefault()
              void write(() => call('views.save', { screen, name, state: stateNow() })).then(() =>
                setName(''),
              )
            }}
          >
            <Group gap={6} wrap="nowrap" align="end">
              <TextInput
                flex={1}
                label="Save this view as"
                value={name}
                maxLength={60}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Button type="submit" disabled={name.trim() === ''}>
                Save view
              </Button>
            </Group>
          </form>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

async function remove(view: SavedView): Promise<void> {
  await write(() => call('views.remove', { id: view.id }))
}

async function write(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
    await queryClient.invalidateQueries({ queryKey: ['views.list'] })
  } catch (error) {
    showFailure(error)
  }
}
