import { parseArgs } from 'node:util'

const SHELLS = ['auto', 'electron', 'chromium', 'browser'] as const
/** Where the window opens; `auto` takes the first that can be had, in this order. */
export type Shell = (typeof SHELLS)[number]

/** What a start was asked for. */
export interface LaunchOptions {
  readonly shell: Shell
  /** False: only serve, and print the address. */
  readonly opensWindow: boolean
  /** 0 lets the system choose a free one. */
  readonly port: number
  /** Null: the user's own workspace. */
  readonly workspaceFile: string | null
  readonly isSample: boolean
}

/** A command line, understood: what to do, or one sentence why not. */
export type LaunchRequest =
  | { readonly kind: 'start'; readonly options: LaunchOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly why: string }

const FLAGS = {
  shell: { type: 'string' },
  'no-open': { type: 'boolean' },
  port: { type: 'string' },
  workspace: { type: 'string' },
  sample: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

/** What `--help` prints. */
export const LAUNCH_HELP = `Quartermaster keeps the pool of preconfigured AWS accounts.

  npm start -- [flags]

  --workspace FILE   open this workspace; it is created when it is not there
  --sample           open a made-up workspace to look around in
  --shell SHELL      where the window opens: auto, electron, chromium or browser
  --no-open          only serve, and print the address
  --port NUMBER      serve on this port; 0 takes any free one
  --help             show this text`

/**
 * Understands the flags of a start. Electron is handed Chromium's flags as well, so its host ignores what it does not know;
 * everywhere else an unknown flag is refused.
 */
export function readLaunchOptions(
  args: readonly string[],
  { ignoresUnknown = false }: { readonly ignoresUnknown?: boolean } = {},
): LaunchRequest {
  const { tokens, values } = parseArgs({
    args: [...args],
    options: FLAGS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') {
      if (!ignoresUnknown) return refused(`“${token.value}” is not a flag`)
      continue
    }
    const flag = Object.hasOwn(FLAGS, token.name) ? FLAGS[token.name as keyof typeof FLAGS] : undefined
    if (flag === undefined) {
      if (!ignoresUnknown) return refused(`There is no flag ${token.rawName}`)
      continue
    }
    // Without a value, or with the next flag taken for one.
    const hasValue =
      token.value !== undefined && token.value !== '' && (token.inlineValue || !token.value.startsWith('-'))
    if (flag.type === 'string' && !hasValue) return refused(`${token.rawName} needs a value`)
    if (flag.type === 'boolean' && token.value !== undefined)
      return refused(`${token.rawName} takes no value`)
  }
  if (values.help === true) return { kind: 'help' }

  const shell = SHELLS.find((each) => each === (values.shell ?? 'auto'))
  if (shell === undefined) return refused(`--shell is one of ${SHELLS.join(', ')}`)
  const portText = String(values.port ?? '0')
  const port = Number(portText)
  if (!/^\d{1,5}$/.test(portText) || port > 65_535) return refused('--port is a number from 0 to 65535')
  const opensWindow = values['no-open'] !== true
  if (!opensWindow && shell === 'electron')
    return refused('--no-open and --shell electron exclude each other')
  return {
    kind: 'start',
    options: {
      shell,
      opensWindow,
      port,
      workspaceFile: typeof values.workspace === 'string' ? values.workspace : null,
      isSample: values.sample === true,
    },
  }
}

function refused(what: string): LaunchRequest {
  return { kind: 'refused', why: `${what}; npm start -- --help shows the flags.` }
}
