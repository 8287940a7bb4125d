import type { Caller } from './asking.ts'
import type { DoubleFault } from './faults.ts'
import type { DoubleOrganization } from './organization.ts'

/** A role that the double knows; AssumeRole checks what it asks for. */
export interface DoubleRole {
  readonly arn: string
  /** What a caller must bring; null lets in who brings none. */
  externalId: string | null
  /** Device whose code it wants; null for none. */
  mfaSerial: string | null
  /** Accounts that may assume it; null for everybody. */
  trusts: readonly string[] | null
  trustPolicy?: unknown
  readonly policies: Record<string, unknown>
  readonly attached: string[]
}

/** A session that the sign-on portal gave out. */
export interface DoubleSignOn {
  accessToken: string
  refreshToken: string
}

/** A request as it came in; bodies are parsed. */
export interface SeenRequest {
  readonly service: string
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
  readonly accessKeyId: string | null
  readonly region: string | null
}

/** Everything that AWS knows, as far as the double goes. */
export interface DoubleState {
  readonly organizations: Map<string, DoubleOrganization>
  readonly roles: Map<string, DoubleRole>
  /** Access keys and who they are. */
  readonly callers: Map<string, Caller>
  /** Every secret it ever gave out: nothing of it may turn up anywhere. */
  readonly secrets: Set<string>
  readonly signOn: DoubleSignOn
  /** Codes of MFA devices that are taken, once each. */
  readonly mfaCodes: Set<string>
  readonly reportDefinitions: Map<string, object[]>
  faults: DoubleFault[]
  readonly requests: SeenRequest[]
}
