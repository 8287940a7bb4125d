import { notifications } from '@mantine/notifications'
import type { ActionVersion } from '../../shared/contract/actions.ts'
import { bridge, call, run } from '../api.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import { formatAmount } from '../ui/format.ts'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { runInWords } from './action-words.ts'

type Chosen = readonly Pick<ActionVersion, 'id' | 'rev'>[]

const versionsOf = (actions: Chosen) => actions.map(({ id, rev }) => ({ id, rev }))

/** They are not made any more, with **Undo**. */
export async function withdraw(actions: Chosen): Promise<void> {
  try {
    const { changeId } = await call('actions.withdraw', { actions: versionsOf(actions) })
    showUndoToast({ message: `Withdrew ${formatAmount(actions.length, 'AWS action')}.`, changeId })
  } catch (error) {
    showFailure(error)
  }
}

/** They wait again, with **Undo**. */
export async function retry(actions: Chosen): Promise<void> {
  try {
    const { changeId } = await call('actions.retry', { actions: versionsOf(actions) })
    const verb = actions.length === 1 ? 'waits' : 'wait'
    showUndoToast({ message: `${formatAmount(actions.length, 'AWS action')} ${verb} again.`, changeId })
  } catch (error) {
    showFailure(error)
  }
}

/** Writes a script for a colleague with credentials. */
export async function saveRunbook(actions: Chosen): Promise<void> {
  try {
    const file = await bridge.saveFile('quartermaster-runbook.sh')
    if (file === null) return
    const actionIds = actions.map(({ id }) => id)
    const { resultFile } = await run('actions.runbook', { actionIds, target: file.token })
    await bridge.deliver(file)
    notifications.show({
      role: 'status',
      autoClose: 15_000,
      title: `Saved as ${file.name}`,
      message: `Whoever runs it gets ${resultFile}. Bring that file back here.`,
    })
  } catch (error) {
    showFailure(error)
  }
}

/** Takes the result file of a runbook. */
export async function bringBackResults(): Promise<void> {
  try {
    const [file] = await bridge.pickFiles({ isMultiple: false, extensions: ['jsonl'] })
    if (file === undefined) return
    const applied = await run('actions.applyResults', { file })
    const [problem] = applied.problems
    notifications.show({
      role: problem === undefined ? 'status' : 'alert',
      color: problem === undefined ? 'harbour' : 'red',
      autoClose: problem === undefined ? 8000 : 20_000,
      title: runInWords(applied),
      message: problem === undefined ? `From ${file.name}.` : `${problem.what}: ${problem.why}`,
    })
  } catch (error) {
    showFailure(error)
  }
}
