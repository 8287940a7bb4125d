import { Button } from '@mantine/core'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { ImportButton } from '../imports/import-button.tsx'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { openDialog } from './pool-store.ts'

/** Both ways in (CB-15) and the way out. */
export function PoolToolbar(): React.JSX.Element {
  const reason = missingPermission(useSession(), 'pool')
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={15} aria-hidden />}
        onClick={() => openDialog({ kind: 'export' })}
      >
        Export
      </Button>
      <ImportButton target="accounts" />
      <GuardedButton
        reason={reason}
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={() => openDialog({ kind: 'new' })}
      >
        New account
      </GuardedButton>
    </>
  )
}
