import type { AppliedPiece } from '../../../shared/contract/evidence.ts'
import type { RunbookResults } from '../../../shared/domain/runbook-results.ts'
import { AwsOrganization } from '../../../shared/domain/aws-answer.ts'
import type { EvidenceKind } from '../../../shared/domain/evidence-kind.ts'
import { applyRunbook } from '../actions/apply-runbook.ts'
import type { Effect, Task, TaskContext } from '../jobs/task.ts'
import { fillListed } from '../listings/listed-table.ts'
import { takeRequests } from '../listings/hand-over.ts'
import { listingFiles } from '../listings/listing-files.ts'
import { insertListing, insertReportDefinitions } from '../listings/listing-table.ts'
import { reconcileAccounts, recordOrganization, type DifferenceCounts } from '../listings/reconcile.ts'
import type { ManagementAccountRecord } from '../payers/management-account-table.ts'
import { ownManagementAccount } from '../payers/own-management-account.ts'
import { notAllowed } from '../refusal.ts'
import { countOf } from '../settings/wording.ts'
import { change, writeScratch, type ChangeTx } from '../store/change.ts'
import { applyIdentities } from './apply-identities.ts'
import { stagedPiece, type StagedPiece } from './staged-evidence.ts'

/** evidence.apply: takes pieces over one after the other; those before one that is refused stay taken over. */
export const applyEvidence: Task<'evidence.apply'> = async ({ evidenceId, pieces }, context) => {
  const applied: AppliedPiece[] = []
  for (const [done, { index, payerId }] of pieces.entries()) {
    const piece = stagedPiece(evidenceId, index)
    context.report({ done, total: pieces.length, unit: 'pieces', note: `Comparing ${piece.source}` })
    applied.push(await applyPiece(piece, { index, payerId }, context))
    await context.breathe()
  }
  return { applied }
}

const NOUNS: Readonly<Record<EvidenceKind, string>> = {
  accounts: 'account',
  handshakes: 'invitation',
  account_requests: 'creation',
  report_definitions: 'report definition',
  identity: 'identity',
  organization: 'organization',
  runbook: 'result',
}

async function applyPiece(
  piece: StagedPiece,
  { index, payerId }: { readonly index: number; readonly payerId: string | null },
  context: TaskContext,
): Promise<AppliedPiece> {
  const { store, session } = context
  if (piece.kind === 'runbook') return applyResults(piece, index, context)
  if (piece.kind === 'identity') return applyIdentities(piece, index, context)
  if (payerId === null) throw notAllowed('Say which management account this is of.')
  if (piece.kind === 'accounts') {
    writeScratch(store, (db) => fillListed(db, listingFiles(piece.folder)))
  }
  return context.write(() => {
    const payer = ownManagementAccount(store, payerId, session.providerKey)
    refuseOther(piece, payer)
    const label = `Read ${countOf(piece.count, NOUNS[piece.kind])} of ${payer.name} from ${piece.source}`
    const intent = { type: 'SNAPSHOT_APPLIED', label, subject: payer.accountId, actor: session.actor }
    const { changeId, value } = change(store, { ...intent, isUndoable: false }, (tx) => {
      const taken = takeOver(tx, payer, piece)
      const { kind, source, takenAt, isComplete, count } = piece
      tx.describe({
        rows: count,
        details: { kind, source, takenAt, isComplete, differences: taken.differences },
      })
      return taken
    })
    return {
      value: { index, payerId, label, changeId, differences: value.differences },
      effects: [...value.effects, { kind: 'records-changed' }, { kind: 'activity-changed' }],
    }
  })
}

/** The results of a runbook say themselves which actions they are of. */
async function applyResults(
  { entries, source }: StagedPiece,
  index: number,
  context: TaskContext,
): Promise<AppliedPiece> {
  // Recognised as such.
  const { done, failed, unsure, left, problems } = await applyRunbook(entries[0] as RunbookResults, context)
  const counts = `${done} done, ${failed} refused by AWS, ${unsure} unsure, ${left} known already or not ours`
  const unread = problems.length === 0 ? '' : `, ${problems.length} not read`
  const label = `Read the results of a runbook from ${source}: ${counts}${unread}`
  return { index, payerId: null, label, changeId: null, differences: null }
}

function refuseOther(
  { managementAccountId }: StagedPiece,
  { accountId, name }: ManagementAccountRecord,
): void {
  if (managementAccountId === null || managementAccountId === accountId) return
  throw notAllowed(
    `This is of the management account ${managementAccountId}, not of ${name} (${accountId}). Nothing was taken over.`,
  )
}

const NOTHING = { differences: null, effects: [] } as const

function takeOver(
  tx: ChangeTx,
  payer: ManagementAccountRecord,
  { kind, isComplete, count, entries, source: sourceName, takenAt }: StagedPiece,
): { readonly differences: DifferenceCounts | null; readonly effects: readonly Effect[] } {
  const said = { source: 'evidence', sourceName, takenAt } as const
  const listing = { ...said, payer: payer.key, isComplete, entries: count }
  switch (kind) {
    case 'accounts':
      return {
        ...NOTHING,
        differences: reconcileAccounts(tx, payer, { ...said, entries: count, isComplete }),
      }
    case 'organization':
      recordOrganization(tx, payer, { ...said, organization: AwsOrganization.parse(entries[0]) })
      return NOTHING
    case 'report_definitions':
      insertReportDefinitions(tx, insertListing(tx, { ...listing, kind }), entries)
      return NOTHING
    case 'handshakes':
    case 'account_requests':
      return { ...NOTHING, effects: takeRequests(tx, payer, { ...said, kind, entries, isComplete }) }
    case 'identity':
    case 'runbook':
      return NOTHING
  }
}
