import type { SpotlightActionGroupData } from '@mantine/spotlight'
import { IconCloud, IconGitCompare } from '@tabler/icons-react'
import { useOperation } from '../api.ts'
import { differencesPath } from '../listings/differences-address.ts'
import { membersPath } from '../payers/members-address.ts'
import { goTo } from '../routes/hash-location.ts'

const FOUND_AT_MOST = 4

/** The group of management accounts, whose entries were found already. */
export const PAYERS_GROUP = 'Management accounts'

/** The screens of the management accounts that a text finds by name or id, for **Search or run a command**. */
export function useFoundPayers(query: string): SpotlightActionGroupData {
  const text = query.trim().toLowerCase()
  const isAsked = text.length >= 2
  const payers = useOperation('payers.list', {}, { isEnabled: isAsked }).data?.payers ?? []
  const found = payers.filter(
    ({ name, accountId }) => isAsked && (name.toLowerCase().includes(text) || accountId.includes(text)),
  )
  return {
    group: PAYERS_GROUP,
    actions: found.slice(0, FOUND_AT_MOST).flatMap(({ name, accountId }) => [
      {
        id: `members-${accountId}`,
        label: `Members of ${name}`,
        description: accountId,
        leftSection: <IconCloud size={18} stroke={1.6} aria-hidden />,
        onClick: () => goTo(membersPath({ account: accountId })),
      },
      {
        id: `differences-${accountId}`,
        label: `Differences of ${name}`,
        description: `${accountId} · between AWS and us`,
        leftSection: <IconGitCompare size={18} stroke={1.6} aria-hidden />,
        onClick: () => goTo(differencesPath(accountId)),
      },
    ]),
  }
}
