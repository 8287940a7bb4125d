import type { NamesOf, OutputOf, ParsedInputOf } from '../../shared/contract/index.ts'
import type { AwsLink } from './aws/aws-link.ts'
import type { ConnectionState } from './aws/connection.ts'
import type { EventHub } from './event-hub.ts'
import type { JobRunner } from './jobs/job-runner.ts'
import type { GrantedFile, Ports } from './ports.ts'
import type { PoolIndex } from './pool/pool-index.ts'
import type { SessionState } from './settings/session-state.ts'
import type { Store } from './store/change.ts'
import type { WorkerQueryName } from './jobs/tasks.ts'

/** What a handler works with. */
export interface HandlerContext {
  readonly store: Store
  readonly workspaceFile: string
  readonly ports: Ports
  readonly events: EventHub
  readonly jobs: JobRunner
  /** The thread that has credentials and talks to AWS. */
  readonly aws: AwsLink
  /** How it stands with AWS. */
  readonly connection: ConnectionState
  /** Where every account is, in memory (docs/adr/0005-pool-in-memory.md). */
  readonly pool: PoolIndex
  /** Who works here, for which provider. */
  readonly session: SessionState
  readonly appVersion: string
  /** The file behind a token that the host granted. */
  file(token: string): GrantedFile
  /** Runs `read` while nobody writes: then store and pool in memory are of one version. */
  undisturbed<Value>(read: () => Promise<Value>): Promise<Value>
  /** Has a query answered by the bulk worker, where staged imports live. */
  askWorker<Name extends WorkerQueryName>(name: Name, input: ParsedInputOf<Name>): Promise<OutputOf<Name>>
}

/** The code behind one query or command. It gets parsed input, throws `Refusal` for an expected no. */
export type Handler<Name extends NamesOf<'query' | 'command'>> = (
  input: ParsedInputOf<Name>,
  context: HandlerContext,
) => OutputOf<Name> | Promise<OutputOf<Name>>

/** The handlers of some operations. */
export type HandlersOf<Name extends NamesOf<'query' | 'command'>> = { readonly [Each in Name]: Handler<Each> }
