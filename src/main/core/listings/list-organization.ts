import type { Errand } from '../aws/errand.ts'
import { makeListingFolder, removeStagingFolder } from '../imports/staging-folder.ts'
import { ownManagementAccount } from '../payers/own-management-account.ts'

/**
 * aws.list: lists an organization with a profile of its management account and compares it with our records. One that was
 * cancelled or failed on the way changes nothing.
 */
export const listOrganization: Errand<'aws.list'> = async ({ payerId, profile, parts }, context) => {
  const { store, session, workspaceFile } = context
  const { providerKey, actor } = session
  const { accountId } = ownManagementAccount(store, payerId, providerKey)
  const folder = makeListingFolder(workspaceFile, store.ports.newId())
  try {
    const takenAt = store.ports.now().toISOString()
    const { organization } = await context.aws('listOrganization', { profile, accountId, folder, parts })
    context.throwIfCancelled()
    const startedAt = performance.now()
    context.report({ done: 0, total: null, unit: '', note: 'Comparing with our records' })
    const outcome = await context.inBulk('apply-listing', {
      folder,
      payerId,
      providerKey,
      actor,
      organization,
      parts,
      takenAt,
      source: 'live',
      sourceName: profile,
    })
    return { ...outcome, durationMs: Math.round(performance.now() - startedAt) }
  } finally {
    removeStagingFolder(folder)
  }
}
