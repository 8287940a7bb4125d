import type { NamesOf } from '../../../shared/contract/index.ts'
import type { HandlersOf } from '../handler.ts'
import { setWorkspaceValue } from '../settings/workspace-table.ts'
import { writePreference } from '../store/change.ts'
import { profileInUse } from './connection.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `profiles.${string}` | `connection.${string}`>

/** profiles.*, connection.*: the profiles of this workstation, and how it stands with AWS. */
export const awsHandlers: HandlersOf<Name> = {
  'profiles.list': async (_input, { aws, store }) => {
    const { profiles, configFile, credentialsFile } = await aws.call('listProfiles', {})
    return { profiles: [...profiles], inUse: profileInUse(store), configFile, credentialsFile }
  },
  'profiles.use': ({ profile }, { store, events, connection }) => {
    writePreference(store, (db) => setWorkspaceValue(db, 'current_profile', profile ?? ''))
    events.publish({ kind: 'profiles.changed' })
    return connection.current(store)
  },
  'profiles.mfaAsks': (_input, { connection }) => [...connection.mfaAsks()],
  'profiles.answerMfa': ({ askId, code }, { aws }) => {
    aws.answerMfa(askId, code)
    return {}
  },
  'connection.get': (_input, { connection, store }) => connection.current(store),
}
