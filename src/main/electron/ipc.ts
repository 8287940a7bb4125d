import { BrowserWindow, dialog, ipcMain, shell, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { z } from 'zod'
import { DESKTOP_CHANNELS } from '../../shared/desktop-channels.ts'
import type { CoreLink } from '../core/core-link.ts'
import { grantFile } from '../core/host/grant-file.ts'
import { isAppUrl } from './app-protocol.ts'
import type { LooseFiles } from './loose-files.ts'

const Extension = z.string().regex(/^[a-z0-9]{1,10}$/i)
const PickArguments = z.tuple([z.object({ isMultiple: z.boolean(), extensions: z.array(Extension) })])
/** What leaves the application: pages, and mails that the mail program opens. */
const OutsideLink = z.url({ protocol: /^(https|mailto)$/ })
const DroppedFile = z.union([
  z.object({ path: z.string().min(1) }),
  z.object({ name: z.string().min(1), content: z.instanceof(ArrayBuffer) }),
])

/**
 * Answers the window's messages, each from our own page and each parsed, and tells it the core's news.
 * To the very end: a call after the core was closed is answered with `disconnected`.
 */
export function answerWindow(core: CoreLink, looseFiles: LooseFiles): void {
  handle(DESKTOP_CHANNELS.invoke, z.tuple([z.string(), z.unknown()]), (_sender, [operation, input]) =>
    core.call(operation, input),
  )

  handle(DESKTOP_CHANNELS.pickFiles, PickArguments, async (sender, [{ isMultiple, extensions }]) => {
    const { filePaths } = await dialog.showOpenDialog(windowOf(sender), {
      properties: isMultiple ? ['openFile', 'multiSelections'] : ['openFile'],
      filters: extensions.length === 0 ? [] : [{ name: 'Matching files', extensions }, ALL_FILES],
    })
    return Promise.all(filePaths.map((path) => grantFile(core, path)))
  })

  handle(DESKTOP_CHANNELS.takeFiles, z.tuple([z.array(DroppedFile)]), (_sender, [files]) =>
    Promise.all(
      files.map(async (file) =>
        'path' in file
          ? grantFile(core, file.path)
          : grantFile(core, await looseFiles.keep(file.content), file.name),
      ),
    ),
  )

  handle(DESKTOP_CHANNELS.saveFile, z.tuple([z.string()]), async (sender, [suggestedName]) => {
    const { canceled, filePath } = await dialog.showSaveDialog(windowOf(sender), {
      defaultPath: suggestedName,
    })
    return canceled || filePath === '' ? null : grantFile(core, filePath)
  })

  handle(DESKTOP_CHANNELS.openExternal, z.tuple([OutsideLink]), (_sender, [url]) => shell.openExternal(url))

  core.subscribe((event) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(DESKTOP_CHANNELS.event, event)
  })
}

const ALL_FILES = { name: 'All files', extensions: ['*'] }

function handle<Arguments extends z.ZodType>(
  channel: string,
  schema: Arguments,
  answer: (sender: WebContents, values: z.output<Arguments>) => unknown,
): void {
  ipcMain.handle(channel, (event, ...values: unknown[]) => {
    if (!isOurPage(event)) throw new Error('A message from a page that is not ours was refused.')
    return answer(event.sender, schema.parse(values))
  })
}

/** True for the main frame of a window that shows our own page. */
function isOurPage({ senderFrame, sender }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isAppUrl(senderFrame.url)
}

/** The window a dialog belongs to; one that is being closed asks nothing any more. */
function windowOf(sender: WebContents): BrowserWindow {
  const window = BrowserWindow.fromWebContents(sender)
  if (window === null) throw new Error('The window is gone.')
  return window
}
