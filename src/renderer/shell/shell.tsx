import { MfaDialog } from '../aws/mfa-dialog.tsx'
import { UnreadAtStart } from '../governance/unread-at-start.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { CommandPalette } from './command-palette.tsx'
import { MainNavigation } from './main-navigation.tsx'
import classes from './shell.module.css'
import { TopBar } from './top-bar.tsx'

/** The frame of the window: navigation, top bar, and the screen. */
export function Shell({ children }: { readonly children: React.ReactNode }): React.JSX.Element {
  return (
    <div className={classes['shell']}>
      <a
        className={classes['skip']}
        href="#main"
        onClick={(event) => {
          // The hash is the address of the screen; only the focus may move.
          event.preventDefault()
          document.querySelector<HTMLElement>('#main')?.focus()
        }}
      >
        Skip to the screen
      </a>
      <MainNavigation />
      <TopBar />
      <ConnectionBanner />
      <main id="main" className={classes['main']} tabIndex={-1}>
        {children}
      </main>
      <CommandPalette />
      <UnreadAtStart />
      <MfaDialog />
    </div>
  )
}
