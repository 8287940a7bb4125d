import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bridge } from '../../src/shared/bridge.ts'
import { fileAt } from '../support/electron-double/preload.ts'
import { launchDesktop } from '../support/launch-desktop.ts'
import type { OpenWire, Wire } from './wire.ts'

/** The Electron host: its built main process and preload script, on a double of Electron. */
export const electronWire: Wire = { name: 'preload to the Electron host', open: openElectronWire }

async function openElectronWire(): Promise<OpenWire> {
  const { electron, bridge, folder, openSecondWindow } = await launchDesktop()
  const documents = join(folder, 'documents')
  mkdirSync(documents)
  const write = (name: string, content: string): string => {
    const path = join(documents, name)
    writeFileSync(path, content)
    return path
  }

  return {
    bridge,
    openSecondWindow: async () => (await openSecondWindow()).world['bridge'] as Bridge<File>,
    userPicks: (files) => {
      electron.answers.open = files.map(({ name, content }) => write(name, content))
    },
    droppedFile: (name, content) => fileAt(write(name, content), content, name),
    userSavesAs: (name) => {
      electron.answers.save = join(documents, name)
    },
    delivered: ({ name }) => readFile(join(documents, name), 'utf8'),
    cut: async () => {
      electron.app.quit()
      await electron.app.exited
    },
  }
}
