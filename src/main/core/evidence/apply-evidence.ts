import type { AppliedPiece } from '../../../shared/contract/evidence.ts'
import { AwsOrganization } from '../../../shared/domain/aws-answer.ts'
import type { EvidenceKind } from '../../../shared/domain/evidence-kind.ts'
import type { Task, TaskContext } from '../jobs/task.ts'
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
  if (payerId === null) throw notAllowed('Say which management account this is of.')
  if (piece.kind === 'accounts') {
    writeScratch(store, (db) => fillListed(db, listingFiles(piece.folder)))
  }
  return context.write(() => {
    const payer = ownManagementAccount(store, payerId, session.providerKey)
    refuseOther(piece, payer)
    const label = `Read ${countOf(piece.count, NOUNS[piece.kind])} of ${payer.name} from ${piece.source}`
    const intent = { type: 'SNAPSHOT_APPLIED', label, subject: payer.accountId, actor: session.actor }
    const { changeId, value: differences } = change(store, { ...intent, isUndoable: false }, (tx) => {
      const found = takeOver(tx, payer, piece)
      const { kind, source, takenAt, isComplete, count } = piece
      tx.describe({ rows: count, details: { kind, source, takenAt, isComplete, differences: found } })
      return found
    })
    return {
      value: { index, payerId, label, changeId, differences },
      effects: [{ kind: 'records-changed' }, { kind: 'activity-changed' }],
    }
  })
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

function takeOver(
  tx: ChangeTx,
  payer: ManagementAccountRecord,
  { kind, isComplete, count, entries, source: sourceName, takenAt }: StagedPiece,
): DifferenceCounts | null {
  const said = { source: 'evidence', sourceName, takenAt } as const
  const listing = { ...said, payer: payer.key, isComplete, entries: count }
  switch (kind) {
    case 'accounts':
      return reconcileAccounts(tx, payer, { ...said, entries: count, isComplete })
    case 'organization':
      recordOrganization(tx, payer, { ...said, organization: AwsOrganization.parse(entries[0]) })
      return null
    case 'report_definitions':
      insertReportDefinitions(tx, insertListing(tx, { ...listing, kind }), entries)
      return null
    case 'handshakes':
    case 'account_requests':
      takeRequests(tx, payer, { ...said, kind, entries, isComplete })
      return null
    case 'identity':
    case 'runbook':
      return null
  }
}
