import { createContext, useContext } from 'react'
import type { Session } from '../../shared/contract/session.ts'
import type { Capability } from '../../shared/domain/capability.ts'

/** Filled by the frame; screens use `useSession`. */
export const SessionContext = createContext<Session | null>(null)

/** Who works here, for which provider, with which marketplaces and settings. The frame shows no screen before it is known. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession outside of SessionGate')
  return session
}

/** True when the operator in charge may do this kind of thing. */
export function useMay(capability: Capability): boolean {
  return useSession().capabilities.includes(capability)
}
