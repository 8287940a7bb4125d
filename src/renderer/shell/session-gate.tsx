import { useOperation } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { SessionContext } from '../ui/use-session.ts'
import classes from './shell.module.css'

/** Shows nothing of the application before the session is known; a workspace that cannot be opened says why. */
export function SessionGate({ children }: { readonly children: React.ReactNode }): React.JSX.Element {
  const session = useOperation('session.get', {})
  if (session.data !== undefined) return <SessionContext value={session.data}>{children}</SessionContext>
  if (session.error === null) return <LoadingState label="Opening the workspace" />
  return (
    <main className={classes['gate']}>
      <h1>Quartermaster</h1>
      <FailureNotice failure={asFailure(session.error)} onNext={() => void session.refetch()} />
    </main>
  )
}
