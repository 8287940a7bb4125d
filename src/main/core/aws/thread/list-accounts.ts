import {
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListTagsForResourceCommand,
  type Account,
  type OrganizationsClient,
} from '@aws-sdk/client-organizations'
import { isAccountId } from '../../../../shared/domain/account-id.ts'
import { stageAccount, tagsText } from '../../listings/staged-account.ts'
import type { LineWriter } from '../../listings/json-lines.ts'
import type { CallContext } from './call.ts'
import type { UnitNames } from './organizational-units.ts'
import { createPace } from './pace.ts'
import { pagesOf } from './pages.ts'
import type { ProfileSession } from './session.ts'

/** Where a listing asks. */
export interface ListingSite {
  readonly client: OrganizationsClient
  readonly session: ProfileSession
  readonly context: CallContext
}

/** AWS grants these per account (aws-facts §4.4); the one of tags is that of setting them. */
const RATES = {
  accounts: { perSecond: 8, burst: 12 },
  parents: { perSecond: 5, burst: 8 },
  tags: { perSecond: 4, burst: 6 },
} as const
/** The most that AWS gives. */
const PAGE_SIZE = 20

/** Writes every account of the organization down, and on request where it stands and its tags; closes the files. */
export async function listAccounts(
  site: ListingSite,
  files: { readonly accounts: LineWriter; readonly extras: LineWriter },
  { units, hasTags }: { readonly units: UnitNames | null; readonly hasTags: boolean },
): Promise<void> {
  try {
    const { ids, hasPaths } = await writeAccounts(site, files.accounts, { units, keepsIds: hasTags })
    if (units !== null && !hasPaths) await writePaths(site, files.extras, units)
    if (hasTags) await writeTags(site, files.extras, ids)
  } finally {
    files.accounts.close()
    files.extras.close()
  }
}

async function writeAccounts(
  { client, session, context }: ListingSite,
  file: LineWriter,
  { units, keepsIds }: { readonly units: UnitNames | null; readonly keepsIds: boolean },
): Promise<{ readonly ids: readonly string[]; readonly hasPaths: boolean }> {
  const ids: string[] = []
  let done = 0
  let hasPaths = true
  const describe = () => ({ done, text: `${done.toLocaleString('en-US')} accounts so far` })
  const listing = {
    action: 'ListAccounts',
    pace: createPace(RATES.accounts),
    session,
    describe,
    send: (NextToken: string | undefined, options: { readonly abortSignal: AbortSignal }) =>
      client.send(new ListAccountsCommand({ MaxResults: PAGE_SIZE, NextToken }), options),
  }
  for await (const { Accounts = [] } of pagesOf(listing, context)) {
    for (const account of Accounts) {
      const staged = asStaged(account, units)
      if (staged === null) continue
      file.add(staged.line)
      hasPaths &&= staged.hasPath
      if (keepsIds) ids.push(String(account.Id))
      done += 1
    }
    context.note({ done, total: null, text: describe().text })
  }
  return { ids, hasPaths }
}

function asStaged(
  { Id = '', JoinedTimestamp, ...account }: Account,
  units: UnitNames | null,
): { readonly line: unknown; readonly hasPath: boolean } | null {
  if (!isAccountId(Id)) return null
  const path = units === null ? null : units.ofPaths(account.Paths ?? [])
  const answer = { ...account, Id, JoinedTimestamp: JoinedTimestamp?.toISOString() ?? null }
  return { line: stageAccount(answer, { path }), hasPath: path !== null }
}

/** Where AWS does not say where an account stands, each unit is asked for its accounts. */
async function writePaths(
  { client, session, context }: ListingSite,
  file: LineWriter,
  units: UnitNames,
): Promise<void> {
  const pace = createPace(RATES.parents)
  for (const [done, [ParentId, path]] of [...units.paths].entries()) {
    const text = `Looking which accounts are in ${path}`
    context.note({ done, total: units.paths.size, text })
    const listing = {
      action: 'ListAccountsForParent',
      pace,
      session,
      describe: () => ({ done, text }),
      send: (NextToken: string | undefined, options: { readonly abortSignal: AbortSignal }) =>
        client.send(
          new ListAccountsForParentCommand({ ParentId, MaxResults: PAGE_SIZE, NextToken }),
          options,
        ),
    }
    for await (const { Accounts = [] } of pagesOf(listing, context)) {
      for (const { Id } of Accounts) file.add([Number(Id), path, null])
    }
  }
}

async function writeTags(
  { client, session, context }: ListingSite,
  file: LineWriter,
  ids: readonly string[],
): Promise<void> {
  const pace = createPace(RATES.tags)
  for (const [done, ResourceId] of ids.entries()) {
    const text = `Reading the tags of ${ResourceId}`
    context.note({ done, total: ids.length, text })
    const tags: Record<string, string> = {}
    const listing = {
      action: 'ListTagsForResource',
      pace,
      session,
      describe: () => ({ done, text }),
      send: (NextToken: string | undefined, options: { readonly abortSignal: AbortSignal }) =>
        client.send(new ListTagsForResourceCommand({ ResourceId, NextToken }), options),
    }
    for await (const { Tags = [] } of pagesOf(listing, context)) {
      for (const { Key = '', Value = '' } of Tags) tags[Key] = Value
    }
    file.add([Number(ResourceId), null, tagsText(tags)])
  }
}
