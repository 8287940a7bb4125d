import { createAppDouble, type AppDouble } from './electron-double/app.ts'
import { createIpcMainDouble } from './electron-double/ipc.ts'
import type { PageDouble } from './electron-double/preload.ts'
import { createWindowClass, type DoubleWindow } from './electron-double/window.ts'

type PermissionAnswer = (isGranted: boolean) => void

/** A stand-in for the `electron` module in one process, with Electron's own rules of order, cloning and refusal. */
export interface ElectronDouble {
  /** What `import … from 'electron'` gives the host. */
  readonly module: Readonly<Record<string, unknown>>
  readonly app: AppDouble
  readonly windows: readonly DoubleWindow[]
  readonly schemes: readonly {
    readonly scheme: string
    readonly privileges: Readonly<Record<string, boolean>>
  }[]
  /** Opens one more window as the host would. */
  openWindow(options: DoubleWindow['options']): Promise<PageDouble>
  /** What the dialogs answer next; an empty list or null is a cancelled dialog, `button` the one that is pressed. */
  readonly answers: { open: readonly string[]; save: string | null; button: number }
  readonly shown: { readonly errors: string[]; readonly dialogs: unknown[]; readonly external: string[] }
  /** Asks the registered protocol, as the network stack would. */
  request(url: string, method?: string): Promise<Response>
  /** Asks for a permission both ways Electron knows. */
  asksPermission(permission: string): {
    readonly requested: boolean
    readonly checked: boolean
    readonly device: boolean
  }
}

/** Creates the double; `userData` is a folder of the test. */
export function createElectronDouble(options: {
  readonly userData: string
  readonly hasLock?: boolean
  readonly workArea?: { x: number; y: number; width: number; height: number }
}): ElectronDouble {
  const app = createAppDouble(options.userData, options.hasLock ?? true)
  const ipc = createIpcMainDouble()
  const schemes: ElectronDouble['schemes'][number][] = []
  const protocols = new Map<string, (request: Request) => Promise<Response>>()
  const answers: ElectronDouble['answers'] = { open: [], save: null, button: 0 }
  const shown: ElectronDouble['shown'] = { errors: [], dialogs: [], external: [] }
  const handlers: {
    request?: (contents: unknown, permission: string, answer: PermissionAnswer) => void
    check?: (contents: unknown, permission: string) => boolean
    device?: (details: unknown) => boolean
  } = {}

  async function request(url: string, method = 'GET'): Promise<Response> {
    const handler = protocols.get(new URL(url).protocol.replace(':', ''))
    if (handler === undefined) throw new Error(`net::ERR_UNKNOWN_URL_SCHEME ${url}`)
    return handler(new Request(url, { method }))
  }

  const BrowserWindow = createWindowClass({ app, ipc, request })
  const workArea = options.workArea ?? { x: 0, y: 0, width: 1920, height: 1080 }
  const module = {
    app: app.module,
    BrowserWindow,
    ipcMain: ipc.module,
    Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: (): void => {} },
    screen: {
      getAllDisplays: () => {
        app.requireReady('screen')
        return [{ workArea }]
      },
    },
    shell: { openExternal: async (url: string): Promise<void> => void shown.external.push(url) },
    dialog: {
      showErrorBox: (title: string, content: string): void => void shown.errors.push(`${title}: ${content}`),
      showMessageBoxSync: (_window: unknown, asked: unknown): number => {
        shown.dialogs.push(asked)
        return answers.button
      },
      showOpenDialog: async (_window: unknown, asked: unknown) => {
        shown.dialogs.push(asked)
        return { canceled: answers.open.length === 0, filePaths: [...answers.open] }
      },
      showSaveDialog: async (_window: unknown, asked: unknown) => {
        shown.dialogs.push(asked)
        return { canceled: answers.save === null, filePath: answers.save ?? '' }
      },
    },
    protocol: {
      registerSchemesAsPrivileged: (added: ElectronDouble['schemes']): void => {
        if (app.isReady())
          throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
        schemes.push(...added)
      },
      handle: (scheme: string, handler: (request: Request) => Promise<Response>): void => {
        app.requireReady('protocol.handle')
        protocols.set(scheme, handler)
      },
    },
    session: {
      get defaultSession() {
        app.requireReady('session')
        return {
          setPermissionRequestHandler: (handler: NonNullable<typeof handlers.request>) =>
            (handlers.request = handler),
          setPermissionCheckHandler: (handler: NonNullable<typeof handlers.check>) =>
            (handlers.check = handler),
          setDevicePermissionHandler: (handler: NonNullable<typeof handlers.device>) =>
            (handlers.device = handler),
        }
      },
    },
  }

  return {
    module,
    app,
    windows: BrowserWindow.all,
    openWindow: async (windowOptions) => {
      const window = new BrowserWindow(windowOptions)
      await window.loadURL('app://quartermaster/')
      return window.loaded
    },
    schemes,
    answers,
    shown,
    request,
    asksPermission: (permission) => {
      // Without a handler Electron grants everything.
      let requested = true
      handlers.request?.(null, permission, (isGranted) => (requested = isGranted))
      return {
        requested,
        checked: handlers.check?.(null, permission) ?? true,
        device: handlers.device?.({ deviceType: permission }) ?? true,
      }
    },
  }
}
