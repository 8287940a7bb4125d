import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { run } from '../api.ts'
import { goTo } from '../routes/hash-location.ts'
import { asFailure } from './as-failure.ts'
import { showFailure } from './failure-notice.tsx'
import { formatAmount } from './format.ts'

interface Undoable {
  /** What was done, as a sentence. */
  readonly message: string
  /** The change to take back; null when nothing was written. */
  readonly changeId: string | null
}

/** Says that something was done and offers **Undo**; reports what was reversed and what was kept. */
export function showUndoToast({ message, changeId }: Undoable): void {
  const id = `undo-${changeId ?? message}`
  notifications.show({
    id,
    autoClose: 15_000,
    role: 'status',
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{message}</Text>
        {changeId !== null && (
          <Button
            flex="none"
            size="compact-xs"
            variant="light"
            onClick={() => {
              notifications.hide(id)
              void undo(changeId)
            }}
          >
            Undo
          </Button>
        )}
      </Group>
    ),
  })
}

/** Takes a change back and says how it went: reversed, kept and why. */
export async function undo(changeId: string): Promise<void> {
  try {
    const outcome = await run('activity.undo', { changeId })
    const first = outcome.kept[0]
    const kept =
      first === undefined
        ? ''
        : ` ${formatAmount(outcome.keptCount, 'row')} kept, for example ${first.subject}: ${first.why}`
    notifications.show({
      role: 'status',
      color: outcome.keptCount > 0 ? 'yellow' : 'harbour',
      autoClose: outcome.keptCount > 0 ? 20_000 : 8_000,
      title: `Undone: ${outcome.label}`,
      message: (
        <Group justify="space-between" wrap="nowrap" gap="sm">
          <Text size="sm">
            {formatAmount(outcome.reversed, 'row')} reversed.{kept}
          </Text>
          {outcome.keptCount > 0 && (
            <Button flex="none" size="compact-xs" variant="light" onClick={() => goTo('/activity')}>
              Open activity
            </Button>
          )}
        </Group>
      ),
    })
  } catch (error) {
    if (asFailure(error).code === 'cancelled') sayUndoCancelled()
    else showFailure(error)
  }
}

/** Says what a cancelled undo leaves behind: a long one had taken a part back already. */
export function sayUndoCancelled(): void {
  notifications.show({
    role: 'status',
    color: 'yellow',
    title: 'The undo was cancelled',
    message: 'What was taken back until then stays so. The rest can be taken back under Activity.',
  })
}
