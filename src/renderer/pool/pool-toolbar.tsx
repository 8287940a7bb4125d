import { Button } from '@mantine/core'
import { IconDownload, IconFileImport, IconPlus } from '@tabler/icons-react'
import { goTo } from '../routes/hash-location.ts'
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
      <GuardedButton
        reason={reason}
        variant="default"
        leftSection={<IconFileImport size={15} aria-hidden />}
        onClick={() => goTo('/pool/import')}
      >
        Import accounts
      </GuardedButton>
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
