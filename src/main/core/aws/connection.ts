import type { Connection, MfaAsk } from '../../../shared/contract/profiles.ts'
import type { EventHub } from '../event-hub.ts'
import { workspaceValue } from '../settings/workspace-table.ts'
import type { ReadableDb } from '../store/sql.ts'
import type { AwsNews } from './aws-link.ts'

/** How it stands with AWS, as far as calls have told; nothing is asked to find out. */
export interface ConnectionState {
  /** What the AWS thread says by itself goes in here. */
  readonly news: AwsNews
  current(db: ReadableDb): Connection
  /** The asks that wait for a code, oldest first. */
  mfaAsks(): readonly MfaAsk[]
}

/** Keeps the connection of one core, and tells windows when it changes. */
export function createConnectionState(events: EventHub): ConnectionState {
  let isReached: boolean | null = null
  const identities = new Map<string, NonNullable<Connection['identity']>>()
  const asks = new Map<string, MfaAsk>()
  return {
    news: {
      onMfaWanted: (ask) => {
        asks.set(ask.askId, ask)
        events.publish({ kind: 'mfa.wanted', ...ask })
      },
      onMfaSettled: (askId) => {
        if (asks.delete(askId)) events.publish({ kind: 'mfa.settled', askId })
      },
      onProfilesChanged: () => {
        // The same name may stand for somebody else now.
        identities.clear()
        events.publish({ kind: 'profiles.changed' })
      },
      onReached: (now) => {
        if (isReached === now) return
        isReached = now
        events.publish({ kind: 'connection.changed' })
      },
      onIdentified: (profile, identity) => {
        if (identities.get(profile)?.arn === identity.arn) return
        identities.set(profile, identity)
        events.publish({ kind: 'connection.changed' })
      },
      onLost: () => {
        for (const askId of asks.keys()) events.publish({ kind: 'mfa.settled', askId })
        asks.clear()
      },
    },
    current: (db) => {
      const profile = profileInUse(db)
      return {
        state: isReached === null ? 'unknown' : isReached ? 'online' : 'offline',
        profile,
        identity: profile === null ? null : (identities.get(profile) ?? null),
      }
    },
    mfaAsks: () => [...asks.values()],
  }
}

/** The profile that staff chose; null when they chose none. */
export function profileInUse(db: ReadableDb): string | null {
  const kept = workspaceValue(db, 'current_profile')
  return kept === null || kept === '' ? null : kept
}
