import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openCore } from '../../../../src/main/core/core.ts'
import { createLog } from '../../../../src/main/core/log.ts'
import { Refusal } from '../../../../src/main/core/refusal.ts'
import { systemPorts } from '../../../../src/main/core/system-ports.ts'
import { openTestCore, testFolder } from '../../../support/open-test-core.ts'

const script = fileURLToPath(new URL('../../../support/hold-workspace.ts', import.meta.url))

/** Opens the workspace in another process and waits for what it says. */
async function openElsewhere(
  file: string,
): Promise<{ readonly process: ChildProcess; readonly said: string }> {
  const child = spawn(process.execPath, [script, file], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  return { process: child, said: said.toString().trim() }
}

function open(workspaceFile: string): unknown {
  try {
    const ports = systemPorts(createLog(() => {}))
    return openCore({ workspaceFile, appVersion: 'test', checksOutput: true, ports })
  } catch (error) {
    return error instanceof Refusal ? error.failure : error
  }
}

describe('a workspace belongs to one process at a time', () => {
  it('is refused here while another process has it open, and free once that one closes it', async () => {
    const file = join(testFolder(), 'workspace.sqlite')
    const other = await openElsewhere(file)
    expect(other.said).toBe('open')
    expect(open(file)).toEqual({ code: 'store-in-use', file: 'workspace.sqlite' })

    const ended = once(other.process, 'exit')
    other.process.stdin?.write('end\n')
    await ended
    const core = openTestCore({ workspaceFile: file })
    expect((await core.call('session.get', {})).provider.name).toBe('My company')
  })

  it('is refused to another process while it is open here', async () => {
    const core = openTestCore()
    const other = await openElsewhere(core.workspaceFile)
    expect(other.said).toBe('store-in-use')
  })

  it('is free again after its process was killed', async () => {
    const file = join(testFolder(), 'workspace.sqlite')
    const other = await openElsewhere(file)
    const ended = once(other.process, 'exit')
    other.process.kill('SIGKILL')
    await ended
    const core = openTestCore({ workspaceFile: file })
    expect((await core.run('workspace.check', {})).findings).toEqual([])
  })
})
