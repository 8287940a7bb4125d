import type { UseQueryResult } from '@tanstack/react-query'
import type {
  AccountChange,
  AccountSelection,
  ChangeOutcome,
  ChangePreview,
} from '../../shared/contract/accounts.ts'
import type { Job } from '../../shared/contract/jobs.ts'
import type { MemberChange, MemberSelection } from '../../shared/contract/members.ts'
import type { OperationFailed } from '../../shared/client.ts'
import { useOperation } from '../api.ts'
import { useJob } from '../ui/use-job.ts'

/** What a bulk change is about: accounts of the pool, or members of organizations, in the pool or not. */
export type BulkTarget =
  | { readonly of: 'pool'; readonly selection: AccountSelection }
  | { readonly of: 'members'; readonly selection: MemberSelection }

interface BulkWork {
  readonly preview: UseQueryResult<ChangePreview, OperationFailed>
  readonly start: (change: AccountChange, version: number) => Promise<ChangeOutcome>
  readonly job: Job | null
  readonly isRunning: boolean
}

/** Previews a change of the chosen accounts (null: not known yet) and carries it out. */
export function useBulkWork(target: BulkTarget, change: AccountChange | null): BulkWork {
  const accounts = useJob('accounts.change')
  const members = useJob('members.change')
  const accountsPreview = useOperation(
    'accounts.previewChange',
    // While it is switched off, any change will do.
    {
      selection: target.of === 'pool' ? target.selection : NOBODY,
      change: change ?? { kind: 'release' },
    },
    { isEnabled: target.of === 'pool' && change !== null },
  )
  const membersPreview = useOperation(
    'members.previewChange',
    {
      selection: target.of === 'members' ? target.selection : NOBODY,
      change: isLink(change) ? change : NO_LINK,
    },
    { isEnabled: target.of === 'members' && isLink(change) },
  )
  if (target.of === 'pool') {
    const { selection } = target
    return {
      ...accounts,
      preview: accountsPreview,
      start: (wanted, version) => accounts.start({ selection, change: wanted, version }),
    }
  }
  const { selection } = target
  return {
    ...members,
    preview: membersPreview,
    start: (wanted, version) =>
      members.start({ selection, change: isLink(wanted) ? wanted : NO_LINK, version }),
  }
}

const NOBODY = { kind: 'matching', filter: {}, except: [] } satisfies AccountSelection & MemberSelection
const NO_LINK: MemberChange = { kind: 'unlink', reason: null }

/** Members are linked and unlinked; everything else is done to accounts of the pool. */
function isLink(change: AccountChange | null): change is MemberChange {
  return change?.kind === 'link' || change?.kind === 'unlink'
}
